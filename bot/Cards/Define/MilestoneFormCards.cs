using MilestoneBot.Cards.Deliver;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Cards.Shared;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Cards.Define;

/// <summary>
/// Forms for a milestone before the client agrees: one more of them, and the terms of one. Kind, VAT and discount are
/// asked like everything else.
/// </summary>
internal static class MilestoneFormCards
{
    public static Card Add(ProjectView view) =>
        view.Project is { Agreement: not null } or { IsOver: true }
            ? Over(view, "amend add").About(view, CardKind.NewMilestoneForm).SettledIf(true)
            : new Card($"Add a milestone: {view.Project.Name}")
            {
                Lines = ["It comes at the end of the schedule. What is left empty can be set later."],
                Inputs = NewFields(view.Project, isAgreed: false),
                Buttons = [new("Add milestone", "add", ButtonStyle.Primary, SendsInputs: true)],
            }.About(view, CardKind.NewMilestoneForm);

    /// <summary>The form to set the terms of one milestone, filled with what is set.</summary>
    public static Card Set(ProjectView view, Milestone m)
    {
        var p = view.Project;
        if (p is { Agreement: not null } or { IsOver: true } || !m.IsLive)
            return Over(view, $"amend {p.Say(m)}").About(view, CardKind.SetForm, m).SettledIf(true);
        return new Card($"Set: {m.Name} ({p.PositionInSchedule(m)})")
        {
            Lines = ["Change what is to be different; the rest stays as it is."],
            Inputs =
            [
                new("name", "Deliverable") { Value = m.Name },
                new("amount", "Amount") { Value = m.Amount.ToString()!, Placeholder = "30%, 4800, rest or unbilled" },
                KindField(m.Kind),
                new("starts", "Starts", InputKind.Date) { Value = m.Starts?.ToIsoDate() ?? "" },
                new("expected", "Expected on", InputKind.Date) { Value = m.Expected?.ToIsoDate() ?? "" },
                new("due", "Days to pay") { Value = $"{m.DueDays}" },
                DiscountField(m.Discount is { } discount ? SettlementText.Typed(discount) : ""),
                SilenceField(SilenceText.Typed(m.SilenceDays)),
                new("done-when", "Done when", InputKind.Choice)
                {
                    Choices = FormCards.Criteria,
                    Value = m.Criterion?.ToWord() ?? "",
                    Placeholder = "Choose …",
                },
                .. VatFields(p, $"stays {VatText.Describe(p.TreatmentOf(m))}"),
            ],
            Buttons = [new("Set", $"set {p.Say(m)}", ButtonStyle.Primary, SendsInputs: true)],
        }.About(view, CardKind.SetForm, m);
    }

    /// <summary>The fields of a milestone that is not there yet.</summary>
    /// <param name="isAgreed">The client is asked about it alone, so nothing can be left open.</param>
    public static IReadOnlyList<Input> NewFields(Project p, bool isAgreed) =>
        [
            new("milestone", "Deliverable") { IsRequired = true, Placeholder = "Online shop live" },
            new("amount", "Amount") { IsRequired = true, Placeholder = "30%, 4800, rest or unbilled" },
            KindField(MilestoneKind.Delivery),
            new("starts", "Starts", InputKind.Date),
            new("expected", "Expected on", InputKind.Date) { IsRequired = isAgreed },
            new("due", "Days to pay") { Value = $"{p.DueDays}" },
            DiscountField(""),
            SilenceField(""),
            new("done-when", "Done when", InputKind.Choice)
            {
                IsRequired = isAgreed,
                Choices = FormCards.Criteria,
                Placeholder = "Choose …",
            },
            .. VatFields(p, $"the project's: {VatText.Describe(p.Treatment)}"),
        ];

    /// <summary>Whether money is asked for work that is done, or before the work.</summary>
    public static Input KindField(MilestoneKind kind) =>
        new("kind", "Kind", InputKind.Choice)
        {
            Choices =
            [
                new("delivery", "delivery: work that the client accepts"),
                new("advance", "advance: money before the work"),
            ],
            Value = kind == MilestoneKind.Advance ? "advance" : "delivery",
        };

    private static Input DiscountField(string value) =>
        new("discount", "Cash discount") { Value = value, Placeholder = "2% 10d, or none" };

    /// <summary>After how many days without an answer it counts as accepted.</summary>
    public static Input SilenceField(string value) =>
        new("deemed-acceptance", "Without an answer, accepted after (days)")
        {
            Value = value,
            Placeholder = "5 to 60, or none",
        };

    private static IEnumerable<Input> VatFields(Project p, string now) =>
        [new("vat", "VAT in percent") { Placeholder = now }, .. FormCards.VatFields];

    private static Card Over(ProjectView view, string instead) =>
        new($"{view.Project.Name}: {DisplayText.NameOf(view.Project.State)}")
        {
            Lines = [$"The terms are agreed, so this is a proposal to the client now: {instead}"],
        };
}
