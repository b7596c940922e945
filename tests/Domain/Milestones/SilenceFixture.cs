using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Parties;
using MilestoneBot.Domain.Team;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Milestones;

/// <summary>A project whose client agreed that silence counts, with the mail server and the clock at hand.</summary>
internal static class SilenceFixture
{
    public const string Contact = "dana@acme.example";

    /// <summary>A business; the first two milestones are accepted after so many days without an answer.</summary>
    public static ProjectFixture Silent(int days = 14)
    {
        var fixture = Website().Team();
        fixture.AllowSilence(days);
        fixture.MailTerms();
        return fixture.Agreed();
    }

    /// <summary>The mail server takes the mail with the terms that are sent now.</summary>
    public static void MailTerms(this ProjectFixture fixture, string to = Contact)
    {
        fixture.Do(Priya, (p, s) => p.SendTerms(s));
        fixture.TakeTerms(to);
    }

    public static void TakeTerms(this ProjectFixture fixture, string to) =>
        fixture.Record(new ClientMailSent(ClientMailKind.Terms, null, null, null, 1, to, "t@b.invalid"), null);

    /// <summary>The terms of the first two milestones hold the days; they are not agreed yet.</summary>
    public static void AllowSilence(this ProjectFixture fixture, int days)
    {
        fixture.Say(PartyField.Kind, PartyRules.Business);
        foreach (var position in new[] { 1, 2 })
            fixture.Do(Priya, (p, s) => p.ChangeMilestone(fixture.At(position), Days(days), s));
    }

    public static MilestoneChange Days(int days) => new(null, null, null, null, null, null) { SilenceDays = days };

    public static MilestoneChange DoneWhen(Criterion criterion) => new(null, null, null, null, null, criterion);

    public static void Say(this ProjectFixture fixture, PartyField field, string value) =>
        fixture.Do(Priya, (p, s) => p.ChangeClient(new Dictionary<PartyField, string> { [field] = value }, s));

    /// <summary>The mail server takes what a mail about the stage says at this moment.</summary>
    public static Decision Take(this ProjectFixture fixture, int position, string to = Contact) =>
        fixture.Record(
            new ClientMailSent(ClientMailKind.Delivery, null, null, fixture.At(position).Id, 1, to, "a@b.invalid"),
            fixture.Project.SilenceToName(fixture.At(position), fixture.Now)
        );

    public static Decision Refuse(
        this ProjectFixture fixture,
        int position,
        ClientMailFault fault = ClientMailFault.AddressRefused
    ) =>
        fixture.Record(
            new ClientMailRefused(ClientMailKind.Delivery, null, null, fixture.At(position).Id, 1, Contact, fault, ""),
            null
        );

    public static Decision Record(this ProjectFixture fixture, ClientMailEvent what, NamedSilence? named) =>
        fixture.Try(
            "source/mail",
            (p, s) =>
                p.RecordMail(
                    what,
                    s with
                    {
                        Actor = new("source/mail", "mail", ActorKind.Source, IsInProjectConversation: false),
                    },
                    named
                )
        );

    /// <summary>Lets the clock do what is due about silence, at the given hour of Berlin in summer.</summary>
    public static Decision? Tick(this ProjectFixture fixture, string at)
    {
        fixture.Now = DateTimeOffset.Parse($"{at}+02:00");
        return fixture.TickNow();
    }

    public static Decision? TickNow(this ProjectFixture fixture) =>
        fixture.Project.ScheduledNotices().FirstOrDefault(n => n.Kind == NoticeKind.Silence && n.DueAt <= fixture.Now)
            is { } due
            ? fixture.Try(Clock, (p, s) => p.SendNotice(due.Kind, due.ItemId, s))
            : null;

    public static void At(this ProjectFixture fixture, string local) =>
        fixture.Now = DateTimeOffset.Parse($"{local}+02:00");
}
