using MilestoneBot.Cards.Define;
using MilestoneBot.Cards.Deliver;
using MilestoneBot.Cards.Invoicing;
using MilestoneBot.Chat.Cards;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Reading;

namespace MilestoneBot.Cards.Shared;

/// <summary>Forms. Each sends one command, which can also be typed.</summary>
internal static class FormCards
{
    /// <summary>The maximum number of milestones in one form.</summary>
    public const int MaxMilestones = 6;

    internal static IReadOnlyList<Choice> Criteria { get; } =
    [
        .. TermsVocabulary.AllCriteria.Select(word => new Choice(
            word,
            NameOf(TermsVocabulary.ParseCriterion(word)!.Value)
        )),
    ];

    private static readonly Choice[] Policies =
    [
        .. Enum.GetValues<GatePolicy>().Select(policy => new Choice(policy.ToWord(), DisplayText.NameOf(policy))),
    ];

    /// <summary>Why a VAT of 0 is 0, with the words of the law, and what two of the reasons need besides.</summary>
    internal static IReadOnlyList<Input> VatFields { get; } =
    [
        new("category", "If it is 0 %: why", InputKind.Choice)
        {
            Choices = [.. VatVocabulary.All.Select(word => new Choice(word, VatText.TitleOf(word)))],
            Placeholder = "only for 0 %",
        },
        new("detail", "Reason of an exemption, or country of delivery") { Placeholder = "adult education, or FR" },
    ];

    /// <summary>The form for a new project. It can be used once; afterwards it only says so.</summary>
    /// <param name="code">Distinguishes this form from others of its kind.</param>
    public static Card NewProject(string code, bool isUsed, IReadOnlyList<Choice> templates, string zone) =>
        new Card(isUsed ? "This form has begun its project" : "New project")
        {
            Tone = isUsed ? Tone.Good : Tone.Plain,
            Lines =
            [
                isUsed
                    ? "project list shows it; project new begins another."
                    : "Who pays, how much, and by which stages. Everything but the first three can be left as it is.",
            ],
            Inputs =
            [
                new("name", "Project's name") { IsRequired = true, Placeholder = "Acme website" },
                new("client", "Client's name") { IsRequired = true, Placeholder = "Acme GmbH" },
                new("total", "Contract, net, with its currency") { IsRequired = true, Placeholder = "12000 EUR" },
                new("using", "Milestones from a template", InputKind.Choice)
                {
                    Choices = templates,
                    Placeholder = "none: add them yourself",
                },
                new("contact", "Client's contact") { Placeholder = "dana@acme.example" },
                new("vat", "VAT in percent") { Placeholder = "19" },
                .. VatFields,
                new("starts", "Starts", InputKind.Date),
                new("due", "Days to pay") { Placeholder = $"{TermsRules.DefaultDueDays}" },
                new("gate", "The next stage starts when", InputKind.Choice)
                {
                    Choices = Policies,
                    Value = GatePolicy.Paid.ToWord(),
                },
                new("zone", "Time zone") { Value = zone, Placeholder = "UTC" },
            ],
            Buttons = [new("Begin project", "project new", ButtonStyle.Primary, SendsInputs: true)],
            Address = CardAddress.OfForm(CardKind.NewProjectForm, code).ToString(),
            Revision = isUsed ? 1 : 0,
        }.SettledIf(isUsed);

    /// <summary>
    /// The form for terms that are missing before the client can agree: the first milestones, then the next ones.
    /// </summary>
    public static Card Fill(ProjectView view)
    {
        var p = view.Project;
        var missingTerms = p is { Agreement: null, Closed: null } ? p.MissingTerms : [];
        if (missingTerms.Count == 0)
            return new Card($"{p.Name}: dates and criteria are filled in") { Tone = Tone.Good }
                .About(view, CardKind.FillForm)
                .SettledIf(true);
        return new Card($"Fill in: {p.Name}")
        {
            Lines =
            [
                missingTerms.Count > MaxMilestones
                    ? $"{missingTerms.Count} milestones lack something; these are the first {MaxMilestones}. "
                        + "All that is filled in is saved together."
                    : "All that is filled in is saved together.",
            ],
            Inputs = [.. missingTerms.Take(MaxMilestones).SelectMany(missingTerms => MissingInputs(p, missingTerms))],
            Buttons = [new("Save", "fill", ButtonStyle.Primary, SendsInputs: true)],
        }.About(view, CardKind.FillForm);
    }

    /// <summary>
    /// The form for a payment, filled with the open balance and today's date. A form records one payment and then
    /// shows it.
    /// </summary>
    /// <param name="nth">Which payment of the invoice the form records, counted from 1.</param>
    public static Card Pay(ProjectView view, Milestone m, int nth)
    {
        var p = view.Project;
        if (p.InvoiceOf(m) is not { IssueDetails: { } issueDetails } i)
            return new Card($"{m.Name} has no issued invoice") { Lines = ["There is nothing to pay."] }
                .AsPaymentForm(view, nth, m)
                .SettledIf(true);
        if (i.Payments.Count >= nth)
        {
            var paid = i.Payments[nth - 1];
            return new Card($"{paid.Amount} of {paid.On.ToIsoDate()} recorded on {issueDetails.Number}")
            {
                Tone = Tone.Good,
                Lines = [$"Recorded by {view.SignedBy(paid.Signed)}."],
            }
                .AsPaymentForm(view, nth, m)
                .SettledIf(true);
        }
        return new Card($"Record a payment on {issueDetails.Number}")
        {
            Facts =
            [
                new("Milestone", $"{m.Name} ({p.PositionInSchedule(m)})"),
                new("From", p.Client),
                new("Open", i.Open.IsPositive ? $"{i.Open}, {DisplayText.DueIn(i, view.SellerToday)}" : "nothing"),
            ],
            Inputs =
            [
                new("money", "Amount received")
                {
                    IsRequired = true,
                    Value = i.Open.IsPositive ? i.Open.ToString() : "",
                    Placeholder = i.Open.ToString(),
                },
                new("on", "Received on", InputKind.Date) { IsRequired = true, Value = view.SellerToday.ToIsoDate() },
                new("ref", "Reference") { Placeholder = "bank statement 31" },
            ],
            Buttons = [new("Record payment", $"pay {issueDetails.Number}", ButtonStyle.Primary, SendsInputs: true)],
        }.AsPaymentForm(view, nth, m);
    }

    /// <summary>
    /// The form to amend the terms of one milestone, filled with the current ones. The client has to agree again.
    /// </summary>
    public static Card Amend(ProjectView view, Milestone m)
    {
        var p = view.Project;
        if (!p.CanAmend(m, view.Now))
            return new Card($"{m.Name} cannot be amended any more")
            {
                Lines = [$"It is {DisplayText.NameOf(m.Stage)}."],
            }
                .About(view, CardKind.AmendForm, m)
                .SettledIf(true);
        var terms = p.PendingChangeOf(m, view.Now) ?? TermsChange.FromMilestone(m);
        return new Card($"Amend: {m.Name} ({p.PositionInSchedule(m)})")
        {
            Lines =
            [
                "Change what is to be different; the rest stays as it is. Until the client agrees, the terms of now hold.",
            ],
            Inputs =
            [
                new("name", "Deliverable") { Value = terms.Name },
                new("amount", "Amount")
                {
                    Value = terms.Amount.ToString()!,
                    Placeholder = "30%, 4800, rest or unbilled",
                },
                new("starts", "Starts", InputKind.Date) { Value = terms.Starts?.ToIsoDate() ?? "" },
                new("expected", "Expected on", InputKind.Date) { Value = terms.Expected?.ToIsoDate() ?? "" },
                new("due", "Days to pay") { Value = $"{terms.DueDays}" },
                new("discount", "Cash discount")
                {
                    Value = terms.Discount is { } discount ? SettlementText.Typed(discount) : "",
                    Placeholder = "2% 10d, or none",
                },
                MilestoneFormCards.SilenceField(SilenceText.Typed(terms.SilenceDays)),
                new("done-when", "Done when", InputKind.Choice)
                {
                    Choices = Criteria,
                    Value = terms.Criterion?.ToWord() ?? "",
                    Placeholder = "Choose …",
                },
                MilestoneFormCards.KindField(terms.Kind),
            ],
            Buttons = [new("Amend", $"amend {p.Say(m)}", ButtonStyle.Primary, SendsInputs: true)],
        }.About(view, CardKind.AmendForm, m);
    }

    private static Card AsPaymentForm(this Card card, ProjectView view, int nth, Milestone m) =>
        card with
        {
            Address = CardAddress.OfPaymentForm(view.Project.Id, m.Id, nth).ToString(),
            Revision = m.Revision,
        };

    /// <summary>
    /// The milestone's name is above the fields and not in their labels, because some clients read labels as markup.
    /// </summary>
    private static IEnumerable<Input> MissingInputs(Project p, MissingTerms missingTerms)
    {
        var milestone = p.LiveMilestones.ElementAt(missingTerms.Position - 1);
        var above = $"{missingTerms.Position} {missingTerms.Name}, {milestone.Amount}";
        if (missingTerms.IsExpectedDateMissing)
            yield return new(
                $"expected-{missingTerms.Position}",
                $"Milestone {missingTerms.Position}: expected on",
                InputKind.Date
            )
            {
                Heading = above,
            };
        if (missingTerms.IsCriterionMissing)
            yield return new(
                $"done-when-{missingTerms.Position}",
                $"Milestone {missingTerms.Position}: done when",
                InputKind.Choice
            )
            {
                Heading = missingTerms.IsExpectedDateMissing ? "" : above,
                Choices = Criteria,
                Placeholder = "Choose …",
            };
    }

    private static string NameOf(Criterion criterion) =>
        criterion switch
        {
            Criterion.ClientSignOff => "the client signs off",
            Criterion.PortalApproval => "the client approves on the project page",
            Criterion.WrittenEmail => "the client confirms by e-mail",
            Criterion.FileDelivery => "the files are delivered",
            _ => "the checklist is signed",
        };
}
