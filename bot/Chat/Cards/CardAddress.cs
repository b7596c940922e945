using System.Globalization;
using MilestoneBot.Chat.Turns;

namespace MilestoneBot.Chat.Cards;

/// <summary>
/// Which card of which subject a posted card is: <c>kind/project/subject</c>. The subject is <c>p</c> for the project or
/// <c>m3</c> for a milestone; the invoice, payment or request that is meant may follow. A parsed address is untrusted.
/// </summary>
public sealed record CardAddress
{
    public const string ProjectSubject = "p";

    /// <summary>Takes the project's place in the address of a card that belongs to no project.</summary>
    private const string NoProject = "-";

    private CardAddress(string kindText, string project, string subject, string which = "") =>
        (KindText, Project, Subject, Which) = (kindText, project, subject, which);

    /// <summary>The kind as the address spells it; a payment form's also counts the payment (<c>pay-2</c>).</summary>
    public string KindText { get; }

    /// <summary>The project's id.</summary>
    public string Project { get; }

    /// <summary>What part of the project; for a form without a project, the code that tells it from others.</summary>
    public string Subject { get; }

    /// <summary>The invoice, payment or request that is meant; "" for a card of the subject itself.</summary>
    public string Which { get; }

    /// <summary>Null for a kind that this version does not know.</summary>
    public CardKind? Kind => PaymentNumber is null ? PlainKind : CardKind.PaymentForm;

    /// <summary>Which payment of the invoice a payment form records; null for every other kind.</summary>
    public int? PaymentNumber =>
        KindText.StartsWith(PaymentPrefix, StringComparison.Ordinal)
        && int.TryParse(
            KindText.AsSpan(PaymentPrefix.Length),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var nth
        )
        && nth > 0
            ? nth
            : null;

    public bool IsOfNoProject => Project == NoProject;

    /// <summary>Whether the card's subject counts its changes, so that an outdated card can be recognised.</summary>
    public bool HasRevision => Subject is ProjectSubject or ['m', ..];

    /// <summary>The milestone that is the subject; null for the project and for unknown subjects.</summary>
    public int? Milestone =>
        Subject is ['m', .. var digits]
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;

    private CardKind? PlainKind => CardKinds.Find(KindText) is { } kind and not CardKind.PaymentForm ? kind : null;

    private static string PaymentPrefix { get; } = CardKinds.ToWord(CardKind.PaymentForm) + "-";

    public static CardAddress OfProject(CardKind kind, string project) =>
        new(CardKinds.ToWord(kind), project, ProjectSubject);

    public static CardAddress OfProject(CardKind kind, string project, int which) =>
        new(CardKinds.ToWord(kind), project, ProjectSubject, ToText(which));

    public static CardAddress OfMilestone(CardKind kind, string project, int milestone) =>
        new(CardKinds.ToWord(kind), project, ToMilestoneSubject(milestone));

    public static CardAddress OfMilestone(CardKind kind, string project, int milestone, int which) =>
        new(CardKinds.ToWord(kind), project, ToMilestoneSubject(milestone), ToText(which));

    /// <summary>The form that records one payment of a milestone's invoice.</summary>
    public static CardAddress OfPaymentForm(string project, int milestone, int nth) =>
        new(PaymentPrefix + ToText(nth), project, ToMilestoneSubject(milestone));

    /// <summary>A form that belongs to no project and is used once.</summary>
    public static CardAddress OfForm(CardKind kind, string code) => new(CardKinds.ToWord(kind), NoProject, code);

    public static string ToMilestoneSubject(int id) => string.Create(CultureInfo.InvariantCulture, $"m{id}");

    /// <summary>Null for text that is no address.</summary>
    public static CardAddress? Parse(string address) =>
        address.Split('/') is { Length: <= 4 } and [var kind, var project, var subject, .. var which]
            ? new(kind, project, subject, string.Concat(which))
            : null;

    /// <summary>Null for text that is no address, and for a card that belongs to no project.</summary>
    public static CardAddress? ParseOfProject(string address) =>
        Parse(address) is { Project.Length: > 0, IsOfNoProject: false } card ? card : null;

    public static CardAddress? ParseOfProject(CardAction? cardAction) =>
        cardAction is null ? null : ParseOfProject(cardAction.CardAddress);

    public override string ToString() => string.Join('/', [KindText, Project, Subject, .. Tail]);

    private string[] Tail => Which.Length > 0 ? [Which] : [];

    private static string ToText(int number) => number.ToString(CultureInfo.InvariantCulture);
}
