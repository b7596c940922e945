using MilestoneBot.Chat;
using MilestoneBot.Domain;

namespace MilestoneBot.Cards;

/// <summary>Who may do what in a project, deputies included; and what one person may.</summary>
internal static class RightsCards
{
    /// <summary>Wishes by the act that grants them: who may only ask, asks for these.</summary>
    private static readonly Dictionary<Act, Act[]> Asks = new()
    {
        [Act.AskForMoney] = [Act.IssueCredit, Act.Refund, Act.WriteOff],
        [Act.AskForOverride] = [Act.OverrideGate],
    };

    /// <summary>What the table of roles alone does not say.</summary>
    private static readonly Dictionary<Act, string> Provided = new()
    {
        [Act.IssueInvoice] = "not the one who drafted it",
        [Act.ConfirmForTeam] = "for file-delivery and signed-checklist; a lead not her own submission",
        [Act.AttachEvidence] = "for what the client must confirm; it waits for who may accept it",
        [Act.AcceptEvidence] = "for what the client must confirm",
        [Act.OverrideGate] = "not the one who asked for it",
        [Act.Decide] = "not the one who asked",
        [Act.ManageRoles] =
            "nobody makes themselves an approver or a deputy; the last approver goes only by their own word",
    };

    public static Card Mine(Sight sight, Actor me)
    {
        var p = sight.Project;
        bool May(Act act) => Rights.Allow(p, act, me, sight.Now);
        var acts = Enum.GetValues<Act>().Where(a => !Asks.ContainsKey(a)).ToList();
        var asks = Asks.Where(ask => May(ask.Key)).SelectMany(ask => ask.Value).Where(a => !May(a)).ToList();
        var others = acts.Where(a => !May(a) && !asks.Contains(a)).ToList();
        var own = p.Holders.Where(h => h.Actor == me.Id).Select(h => Words.Word(h.Role)).ToList();
        var withoutRole = me.InPlace
            ? "member: you speak in a place of the project"
            : "nobody here by a role of your own";
        return new Card($"{p.Name}: what you may do")
        {
            Facts =
            [
                new("You are", own.Count > 0 ? string.Join(", ", own) : withoutRole),
                .. DeputiesOf(sight).Where(d => d.Actor == me.Id).Select(d => new Fact("Deputy", Deputy(sight, d))),
                new("You may", Deeds(acts.Where(May))),
                .. asks.Count > 0 ? [new Fact("You may ask for", Deeds(asks))] : Array.Empty<Fact>(),
                .. others.Count > 0 ? [new Fact("For others", Deeds(others))] : Array.Empty<Fact>(),
            ],
            Lines = p switch
            {
                { IsOver: true } => [$"The project is {Words.Word(p.State)}, so nobody changes it any more."],
                { IsSolo: true } => [$"{sight.NameOf(p.Created.By)} holds every role, so every act is marked solo."],
                _ => [],
            },
            Footer =
                others.Count + asks.Count > 0
                    ? "Who may do the others: who can issue, who can record a payment."
                    : sight.AsOf(),
        };
    }

    /// <param name="acts">What the words mean; none where everybody may.</param>
    public static Card Who(Sight sight, string said, IReadOnlyList<Act> acts)
    {
        var deed = acts is [var one] ? RefusalText.Deed(one) : RefusalText.Cut(said);
        var card = new Card($"Who can {deed}");
        if (acts.Count == 0)
            return card with { Lines = ["Everybody of your own organisation. Guests cannot."] };
        return card with
        {
            Facts = [.. acts.Select(act => Fact(sight, act))],
            Lines = [.. Solo(sight), .. Gone(sight, acts)],
            Footer = sight.AsOf(),
        };
    }

    /// <summary>
    /// Every act with its roles; who they are stands in the list of roles, and in the answer for one act.
    /// </summary>
    public static Card All(Sight sight) =>
        new($"{sight.Project.Name}: who can do what")
        {
            Facts =
            [
                .. Enum.GetValues<Act>()
                    .Select(act => new Fact(RefusalText.Deed(act), Words.Or(Rights.For(act).Select(Words.Word)))),
            ],
            Lines = [.. Solo(sight)],
            Footer = "By name: role list, or for one of them: who can issue",
        };

    public static string Unknown(string said) =>
        $"I know no act \"{RefusalText.Cut(said)}\". There are: {Deeds(Enum.GetValues<Act>())}. For example: who can issue";

    /// <summary>Those whose time as deputy has not ended, for somebody who still holds a role.</summary>
    internal static IEnumerable<Deputy> DeputiesOf(Sight sight) =>
        sight.Project.Deputies.Where(d =>
            sight.Today <= d.Until && sight.Project.Holders.Exists(h => h.Actor == d.For)
        );

    /// <summary>"for Marc Oliver (approver) until 2026-08-01"</summary>
    internal static string Deputy(Sight sight, Deputy d)
    {
        var roles = sight.Project.Holders.Where(h => h.Actor == d.For).Select(h => Words.Word(h.Role));
        return $"for {sight.HolderOf(d.For)} ({string.Join(", ", roles)}) until {d.Until.Iso()}";
    }

    private static Fact Fact(Sight sight, Act act)
    {
        var roles = Rights.For(act);
        var people = roles.SelectMany(role => sight.Project.HoldersOf(role)).Distinct(StringComparer.Ordinal).ToList();
        var named = people
            .Select(sight.HolderOf)
            .Concat(
                DeputiesOf(sight)
                    .Where(d => people.Contains(d.For, StringComparer.Ordinal))
                    .Select(d => $"{sight.HolderOf(d.Actor)} as deputy for {sight.NameOf(d.For)} until {d.Until.Iso()}")
            )
            .ToList();
        if (roles.Contains(Role.Member))
            named.Add("staff who speak in a place of the project");
        var who = named.Count == 0 ? $"nobody yet; say role add {Words.Word(roles[0])} @name" : Words.First(named, 20);
        var proviso = sight.Project.IsSolo ? null : Provided.GetValueOrDefault(act);
        return new(
            RefusalText.Deed(act),
            $"{Words.Or(roles.Select(Words.Word))}: {who}{Suffix.With(" (", proviso, ")")}"
        );
    }

    /// <summary>
    /// Who cannot act any more keeps the role until it is taken, so it is said who else can, or how to name another.
    /// </summary>
    private static IEnumerable<string> Gone(Sight sight, IReadOnlyList<Act> acts)
    {
        var roles = acts.SelectMany(Rights.For).Distinct().Where(r => r != Role.Member).ToList();
        var people = roles.SelectMany(sight.Project.HoldersOf).Distinct(StringComparer.Ordinal).ToList();
        var gone = people.Where(sight.Gone.ContainsKey).ToList();
        if (gone.Count == 0)
            return [];
        var others = people.Except(gone, StringComparer.Ordinal).Select(sight.NameOf).ToList();
        var lost = roles.Where(r => sight.Project.HoldersOf(r).Any(sight.Gone.ContainsKey)).ToList();
        var next = others.Count > 0 ? $"It is for {Words.Or(others)}; to name another: " : "To name another: ";
        return
        [
            $"{string.Join(", ", gone.Select(sight.NameOf))} cannot act any more. "
                + $"{next}{string.Join(", ", lost.Select(r => $"role add {Words.Word(r)} @name"))}",
        ];
    }

    private static IEnumerable<string> Solo(Sight sight) =>
        sight.Project.IsSolo
            ? [$"{sight.NameOf(sight.Project.Created.By)} holds every role, so every act is marked solo."]
            : [];

    private static string Deeds(IEnumerable<Act> acts) => string.Join("; ", acts.Select(RefusalText.Deed));
}
