using System.Text;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Cards;

/// <summary>The mood of a card; channels render it as a colour or an icon.</summary>
public enum Tone
{
    Plain,
    Good,
    Warning,
    Stop,
}

/// <summary>The type of an input field.</summary>
public enum InputKind
{
    Text,
    LongText,
    Date,
    Number,
    Choice,

    /// <summary>Somebody of the platform, picked and never typed.</summary>
    Person,
}

/// <summary>A name and its value ("Due date", "2026-07-30"), with a link where there is one.</summary>
public sealed record Fact(string Name, string Value, Uri? Link = null);

/// <summary>A table's column; amounts are right-aligned.</summary>
/// <param name="Weight">The column's width relative to the others, 1 to 10.</param>
public sealed record Column(string Name, bool IsRightAligned = false, int Weight = 1);

/// <summary>One input field of a card; its value is sent together with the command of a button.</summary>
/// <param name="Name">The command's keyword that takes the value (<c>by</c>, <c>ref</c>, <c>on</c>).</param>
public sealed record Input(string Name, string Label, InputKind Kind = InputKind.Text)
{
    /// <summary>In a submitted form: before the name of a field in which a person was picked.</summary>
    public const string PersonPrefix = "who.";

    public bool IsRequired { get; init; }

    public string Value { get; init; } = "";

    public string Placeholder { get; init; } = "";

    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>A heading above the field, for it and the fields below; "" for none.</summary>
    public string Heading { get; init; } = "";

    /// <summary>What is wrong with the value, shown beside the field; "" when nothing is.</summary>
    public string Error { get; init; } = "";
}

/// <summary>A button. It sends a command line that a person could type.</summary>
/// <param name="SendsInputs">Whether the card's inputs are sent with the command.</param>
public sealed record Button(
    string Title,
    string CommandText,
    ButtonStyle Style = ButtonStyle.Plain,
    bool SendsInputs = false
)
{
    /// <summary>What is asked before the press is taken; null where nothing is.</summary>
    public ButtonConfirmation? Confirmation { get; init; }

    /// <summary>Puts a form away. It is the last button of every form; a window that can be closed needs none.</summary>
    public static Button Cancel { get; } = new("Cancel", "cancel form");
}

/// <summary>
/// A card for any channel: title, lines, facts, table, inputs and buttons. All of it is plain text. The channel escapes
/// it, so that text from people never becomes markup, a link or a mention.
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

    /// <summary>
    /// Which card of which subject this is (<see cref="CardAddress"/>), so that it can be rendered again; "" if it
    /// never changes.
    /// </summary>
    public string Address { get; init; } = "";

    /// <summary>The subject's count of changes when the card was rendered.</summary>
    public long Revision { get; init; }

    /// <summary>
    /// The card will not change any more: it has an address, but no button left that could change something.
    /// </summary>
    public bool IsSettled { get; init; }

    /// <summary>
    /// The card is a list of its moment: its buttons mean its project, but a posted one is not drawn again by itself.
    /// </summary>
    public bool IsSnapshot { get; init; }

    /// <summary>
    /// What is left of it where it hangs already, once its matter has moved on; null for a card that stays as it is.
    /// </summary>
    public CardTrace? Trace { get; init; }

    /// <summary>
    /// It is only the one line that is left of a card. Its button is like a typed line: it belongs to no card.
    /// </summary>
    public bool IsTrace { get; init; }

    /// <summary>
    /// Sender ids of people who have no permission for some of its buttons. A channel that supports user-specific views
    /// shows them the card without those. The permission is checked at the click in any case.
    /// </summary>
    public IReadOnlyList<string> RestrictedViewers { get; init; } = [];

    /// <summary>
    /// Sender ids of people who have the permission for all of its buttons where others do not. A channel without
    /// user-specific views sends them the card in their personal chats.
    /// </summary>
    public IReadOnlyList<string> Approvers { get; init; } = [];

    /// <summary>
    /// People who have to act on the card now. A channel that supports mentions notifies each of them; the others only
    /// name them.
    /// </summary>
    public IReadOnlyList<Mention> Mentions { get; init; } = [];

    /// <summary>Whether a value on this card was filled in wrongly.</summary>
    public bool HasErrors => Inputs.Any(i => i.Error.Length > 0);

    /// <summary>The card as it is shown where it hangs already: one line, once its matter has moved on.</summary>
    public Card InPlace() => Trace is { IsPast: true } trace ? ToTrace(trace.Outcome, trace) : this;

    /// <summary>The card where it hangs already, after the same card was posted there once more.</summary>
    public Card Replaced() =>
        Trace is { } trace ? ToTrace($"{trace.Name}: a newer card shows this", trace) with { Tone = Tone.Plain } : this;

    /// <summary>The address of the card that its buttons act on; "" where they are like a typed line.</summary>
    public string ActionAddress => IsTrace ? "" : Address;

    private Card ToTrace(string line, CardTrace trace) =>
        new(line)
        {
            Tone = Tone == Tone.Good ? Tone.Good : Tone.Plain,
            Buttons = trace.ShowCommand.Length > 0 ? [new("Show", trace.ShowCommand)] : [],
            Address = Address,
            Revision = Revision,
            IsSettled = IsSettled,
            IsTrace = true,
        };

    /// <summary>
    /// The same card with the values that somebody entered, and with each problem beside its field. Values of fields
    /// that the card does not have are dropped.
    /// </summary>
    /// <param name="problems">The problems by the name of the field; one that belongs to no field of this card is shown
    /// on top.</param>
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
                        .Prepend("Nothing was saved. Please check the marked fields.")
                ),
                .. Lines,
            ],
        };
    }

    /// <summary>
    /// The whole card in plain text, for notifications, screen readers, logs and channels without cards.
    /// </summary>
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
