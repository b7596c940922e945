using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>Cards to fill in: each says one command, which anybody may type as well.</summary>
internal static class Forms
{
    /// <summary>How many milestones are filled in at once.</summary>
    public const int MostAtOnce = 6;

    /// <summary>The kind in the address of the form that begins a project.</summary>
    public const string NewProjectKind = "project-new";

    private static readonly Choice[] Criteria =
    [
        .. TermsWords.AllCriteria.Select(word => new Choice(word, Reads(TermsWords.ReadCriterion(word)!.Value))),
    ];

    private static readonly Choice[] Policies =
    [
        .. Enum.GetValues<GatePolicy>().Select(policy => new Choice(policy.Word(), Words.Word(policy))),
    ];

    /// <summary>A new project, in one form. It is used once; afterwards it only says so.</summary>
    /// <param name="code">Tells this form from others like it.</param>
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
                new("name", "Project's name") { Required = true, Placeholder = "Acme website" },
                new("client", "Client's name") { Required = true, Placeholder = "Acme GmbH" },
                new("total", "Contract, net, with its currency") { Required = true, Placeholder = "12000 EUR" },
                new("using", "Milestones from a template", InputKind.Choice)
                {
                    Choices = templates,
                    Placeholder = "none: add them yourself",
                },
                new("contact", "Client's contact") { Placeholder = "dana@acme.example" },
                new("vat", "VAT in percent") { Placeholder = "0" },
                new("starts", "Starts", InputKind.Date),
                new("due", "Days to pay") { Placeholder = $"{TermsWords.UsualDueDays}" },
                new("gate", "The next stage starts when", InputKind.Choice)
                {
                    Choices = Policies,
                    Value = GatePolicy.Paid.Word(),
                },
                new("zone", "Time zone") { Value = zone, Placeholder = "UTC" },
            ],
            Buttons = [new("Begin project", "project new", ButtonStyle.Primary, TakesInputs: true)],
            Address = $"{NewProjectKind}/{Card.NoProject}/{code}",
            Revision = isUsed ? 1 : 0,
        }.SettledIf(isUsed);

    /// <summary>
    /// What the milestones still lack before the client can agree: the first few of them, then the next.
    /// </summary>
    public static Card Fill(Sight sight)
    {
        var p = sight.Project;
        var gaps = p is { Agreement: null, Closed: null } ? p.Gaps : [];
        if (gaps.Count == 0)
            return new Card($"{p.Name}: dates and criteria are filled in") { Tone = Tone.Good }
                .About(sight, "fill")
                .SettledIf(true);
        return new Card($"Fill in: {p.Name}")
        {
            Lines =
            [
                gaps.Count > MostAtOnce
                    ? $"{gaps.Count} milestones lack something; these are the first {MostAtOnce}. All that is filled in is saved together."
                    : "All that is filled in is saved together.",
            ],
            Inputs = [.. gaps.Take(MostAtOnce).SelectMany(gap => Lacking(p, gap))],
            Buttons = [new("Save", "fill", ButtonStyle.Primary, TakesInputs: true)],
        }.About(sight, "fill");
    }

    /// <summary>
    /// Money that arrived, with what is open and today as it most often is. A form is for one payment; afterwards it
    /// shows that one.
    /// </summary>
    /// <param name="nth">Which payment of the invoice it records.</param>
    public static Card Pay(Sight sight, Milestone m, int nth)
    {
        var p = sight.Project;
        if (p.InvoiceOf(m) is not { Issued: { } issued } i)
            return new Card($"{m.Name} has no issued invoice") { Lines = ["There is nothing to pay."] }
                .About(sight, KindOfPayment(nth), m)
                .SettledIf(true);
        if (i.Payments.Count >= nth)
        {
            var paid = i.Payments[nth - 1];
            return new Card($"{paid.Amount.WithCode()} of {paid.On.Iso()} recorded on {issued.Number}")
            {
                Tone = Tone.Good,
                Lines = [$"Recorded by {sight.By(paid.Signed)}."],
            }
                .About(sight, KindOfPayment(nth), m)
                .SettledIf(true);
        }
        return new Card($"Record a payment on {issued.Number}")
        {
            Facts =
            [
                new("Milestone", $"{m.Name} ({p.Place(m)})"),
                new("From", p.Client),
                new(
                    "Open",
                    i.Open.IsPositive ? $"{i.Open.WithCode()}, {Words.DueIn(i, sight.SellerToday)}" : "nothing"
                ),
            ],
            Inputs =
            [
                new("money", "Amount received")
                {
                    Required = true,
                    Value = i.Open.IsPositive ? i.Open.ToString() : "",
                    Placeholder = i.Open.WithCode(),
                },
                new("on", "Received on", InputKind.Date) { Required = true, Value = sight.SellerToday.Iso() },
                new("ref", "Reference") { Placeholder = "bank statement 31" },
            ],
            Buttons = [new("Record payment", $"pay {issued.Number}", ButtonStyle.Primary, TakesInputs: true)],
        }.About(sight, KindOfPayment(nth), m);
    }

    /// <summary>Which payment a form's kind is about; null when it is no such form.</summary>
    public static int? PaymentOf(string kind) =>
        kind.StartsWith("pay-", StringComparison.Ordinal)
        && int.TryParse(kind.AsSpan(4), System.Globalization.NumberStyles.None, null, out var nth)
        && nth > 0
            ? nth
            : null;

    /// <summary>The terms of one milestone as they stand, to be changed with the client's new yes.</summary>
    public static Card Amend(Sight sight, Milestone m)
    {
        var p = sight.Project;
        if (!p.MayAmend(m, sight.Now))
            return new Card($"{m.Name} cannot be amended any more") { Lines = [$"It is {Words.Word(m.Stage)}."] }
                .About(sight, "amend", m)
                .SettledIf(true);
        var terms = p.WaitingFor(m, sight.Now) ?? TermsChange.Of(m);
        return new Card($"Amend: {m.Name} ({p.Place(m)})")
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
                new("starts", "Starts", InputKind.Date) { Value = terms.Starts?.Iso() ?? "" },
                new("expected", "Expected on", InputKind.Date) { Value = terms.Expected?.Iso() ?? "" },
                new("due", "Days to pay") { Value = $"{terms.DueDays}" },
                new("done-when", "Done when", InputKind.Choice)
                {
                    Choices = Criteria,
                    Value = terms.Criterion?.Word() ?? "",
                    Placeholder = "Choose …",
                },
            ],
            Buttons = [new("Amend", $"amend {p.Say(m)}", ButtonStyle.Primary, TakesInputs: true)],
        }.About(sight, "amend", m);
    }

    private static string KindOfPayment(int nth) => $"pay-{nth}";

    /// <summary>The name stands above the fields and not in their labels, which some clients read as markup.</summary>
    private static IEnumerable<Input> Lacking(Project p, Gap gap)
    {
        var milestone = p.Live.ElementAt(gap.Position - 1);
        var above = $"{gap.Position} {gap.Name}, {milestone.Amount}";
        if (gap.Expected)
            yield return new($"expected-{gap.Position}", $"Milestone {gap.Position}: expected on", InputKind.Date)
            {
                Above = above,
            };
        if (gap.Criterion)
            yield return new($"done-when-{gap.Position}", $"Milestone {gap.Position}: done when", InputKind.Choice)
            {
                Above = gap.Expected ? "" : above,
                Choices = Criteria,
                Placeholder = "Choose …",
            };
    }

    private static string Reads(Criterion criterion) =>
        criterion switch
        {
            Criterion.ClientSignOff => "the client signs off",
            Criterion.PortalApproval => "the client approves on the project page",
            Criterion.WrittenEmail => "the client confirms by e-mail",
            Criterion.FileDelivery => "the files are delivered",
            _ => "the checklist is signed",
        };
}
