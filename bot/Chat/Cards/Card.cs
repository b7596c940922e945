using System.Text;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Cards;

/// <summary>What a card feels like at first sight; channels turn it into a colour or a sign.</summary>
public enum Tone
{
    Plain,
    Good,
    Warning,
    Stop,
}

/// <summary>What kind of thing a person fills in.</summary>
public enum InputKind
{
    Text,
    LongText,
    Date,
    Number,
    Choice,
}

/// <summary>A name and its value ("Due date", "2026-07-30"), with an address to open where there is one.</summary>
public sealed record Fact(string Name, string Value, Uri? Link = null);

/// <summary>A table's column; sums stand to the right.</summary>
/// <param name="Weight">How wide it is beside the others, 1 to 10.</param>
public sealed record Column(string Name, bool IsRightAligned = false, int Weight = 1);

/// <summary>One field that a person fills in beside a button's words.</summary>
/// <param name="Name">The command's keyword that takes the value (<c>by</c>, <c>ref</c>, <c>on</c>).</param>
public sealed record Input(string Name, string Label, InputKind Kind = InputKind.Text)
{
    public bool IsRequired { get; init; }

    public string Value { get; init; } = "";

    public string Placeholder { get; init; } = "";

    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>A line above the field that says what it and the ones below belong to; "" for none.</summary>
    public string Heading { get; init; } = "";

    /// <summary>What is wrong with the value; it stands beside the field. "" when nothing is.</summary>
    public string Error { get; init; } = "";
}

/// <summary>A button says words: the command line that a person could type.</summary>
/// <param name="SendsInputs">Whether the card's inputs go with the words; the others ignore them.</param>
public sealed record Button(
    string Title,
    string CommandText,
    ButtonStyle Style = ButtonStyle.Plain,
    bool SendsInputs = false
)
{
    /// <summary>What is asked before the press is taken; null where nothing is.</summary>
    public ButtonConfirmation? Confirmation { get; init; }
}

/// <summary>
/// What is shown, for any channel: title, lines, facts, table, inputs and buttons. All of it is plain text; a channel
/// escapes it, so nothing that people typed ever becomes markup, a link or a mention.
/// </summary>
public sealed record Card(string Title)
{
    public Tone Tone { get; init; }

    public IReadOnlyList<string> Lines { get; init; } = [];

    public IReadOnlyList<Fact> Facts { get; init; } = [];

    public Table? Table { get; init; }

    public IReadOnlyList<Input> Inputs { get; init; } = [];

    public IReadOnlyList<Button> Buttons { get; init; } = [];

    /// <summary>A last small line: the policy in force, the as-of time, the next step.</summary>
    public string Footer { get; init; } = "";

    /// <summary>In the place of the project in the address of a card that belongs to none.</summary>
    public const string NoProject = "-";

    /// <summary>
    /// Which card of which subject this is (<c>kind/project/subject</c>), so that it can be drawn again; "" if it never
    /// changes.
    /// </summary>
    public string Address { get; init; } = "";

    /// <summary>The subject's count of changes when this was drawn.</summary>
    public long Revision { get; init; }

    /// <summary>Nothing more will come of this card: it has an address, but no button left that could change.</summary>
    public bool IsSettled { get; init; }

    /// <summary>
    /// Speaker ids of people who may not press all of its buttons: a channel that can shows each of them the card
    /// without those. The right is checked at the press in any case.
    /// </summary>
    public IReadOnlyList<string> RestrictedViewers { get; init; } = [];

    /// <summary>
    /// Speaker ids of people who may press all of its buttons where others may not: a channel that shows everybody the
    /// same sends them the card in their own chats.
    /// </summary>
    public IReadOnlyList<string> Approvers { get; init; } = [];

    /// <summary>
    /// People who are to act on it now: a channel that can rings for each of them, the others only name them.
    /// </summary>
    public IReadOnlyList<Mention> Mentions { get; init; } = [];

    /// <summary>Something on this card was filled in wrongly.</summary>
    public bool HasErrors => Inputs.Any(i => i.Error.Length > 0);

    /// <summary>
    /// The same card with what somebody typed into it, and what is wrong beside each field. Values of fields that it
    /// does not have are nothing.
    /// </summary>
    /// <param name="problems">What is wrong, by the name of the field; what belongs to no field of this card stands on
    /// top.</param>
    public Card WithInputs(IReadOnlyDictionary<string, string> typed, IReadOnlyDictionary<string, string> problems)
    {
        var kept = this with
        {
            Inputs =
            [
                .. Inputs.Select(i =>
                    i with
                    {
                        Value = typed.GetValueOrDefault(i.Name, ""),
                        Error = problems.GetValueOrDefault(i.Name, ""),
                    }
                ),
            ],
        };
        if (!kept.HasErrors)
            return kept;
        var beside = kept.Inputs.Select(i => i.Error).ToHashSet(StringComparer.Ordinal);
        return kept with
        {
            Tone = Tone.Warning,
            Lines =
            [
                string.Join(
                    ' ',
                    problems
                        .Values.Where(p => !beside.Contains(p))
                        .Distinct()
                        .Prepend("Nothing was changed. Mend what is marked below.")
                ),
                .. Lines,
            ],
        };
    }

    /// <summary>The whole meaning in plain text, for toasts, screen readers, logs and channels without cards.</summary>
    public string ToPlainText()
    {
        var text = new StringBuilder(Title);
        if (Mentions.Count > 0)
            text.Append('\n').AppendJoin(", ", Mentions.Select(c => $"@{c.Name}"));
        foreach (var line in Lines)
            text.Append('\n').Append(line);
        foreach (var fact in Facts)
            text.Append('\n')
                .Append(fact.Name)
                .Append(": ")
                .Append(fact.Value)
                .Append(fact.Link is null ? "" : $" ({fact.Link})");
        foreach (var input in Inputs.Where(i => i.Error.Length > 0))
            text.Append("\n! ").Append(input.Label).Append(": ").Append(input.Error);
        foreach (var input in Inputs.Where(i => i is { IsRequired: true, Value: "", Choices.Count: > 0 }))
            text.Append('\n').Append(input.Label).Append(": ").AppendJoin(" · ", input.Choices.Select(c => c.Title));
        foreach (var row in Table?.Rows ?? [])
            text.Append('\n').AppendJoin(" · ", row.Where(cell => cell.Length > 0));
        if (Footer.Length > 0)
            text.Append('\n').Append(Footer);
        foreach (var button in Buttons)
            text.Append("\n[").Append(button.Title).Append("] ").Append(button.CommandText);
        return text.ToString();
    }
}
