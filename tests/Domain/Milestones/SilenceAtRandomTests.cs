using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Parties;
using MilestoneBot.Domain.Projects;
using static MilestoneBot.Tests.Domain.Milestones.SilenceFixture;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Milestones;

/// <summary>
/// Whatever people, mail server and clock do in whatever order: an acceptance by silence has two notices behind it, with
/// nothing in between that could have been an answer, and all of its days. Read from the journal alone.
/// </summary>
public sealed class SilenceAtRandomTests
{
    [Fact]
    public void No_acceptance_by_silence_lacks_its_notices_or_its_days()
    {
        var accepted = 0;
        for (var seed = 0; seed < 600; seed++)
        {
            var random = new Random(seed);
            var days = random.Next(SilenceTerm.MinDays, 20);
            var fixture = Silent(days);
            fixture.Reach(1, "submitted");
            for (var step = 0; step < 60; step++)
            {
                fixture.Now += TimeSpan.FromHours(random.Next(1, 60));
                Act(fixture, random);
                fixture.TickNow();
            }
            foreach (var (at, entry) in fixture.Journal.Index())
                if (entry.Event is StageConfirmed { Silence: { } proof } confirmed)
                {
                    accepted++;
                    Check([.. fixture.Journal.Take(at)], confirmed.Milestone, proof, entry.Signed, seed);
                }
            // The fold of the journal is the project.
            Assert.Equal(fixture.At(1).Silence, Project.FromEvents(fixture.Journal).MilestoneOf(1).Silence);
        }
        Assert.InRange(accepted, 40, 600);
    }

    private static void Act(ProjectFixture fixture, Random random)
    {
        var m = fixture.At(1);
        switch (random.Next(26))
        {
            case 0:
                fixture.Try(Marc, (p, s) => p.Hold("holiday", s));
                break;
            case 1 or 2:
                fixture.Try(Marc, (p, s) => p.Resume("back", s));
                break;
            case 3:
                fixture.Refuse(1, (ClientMailFault)random.Next(6));
                break;
            case 4:
                fixture.Say(PartyField.Contact, random.Next(2) == 0 ? Contact : "eva@acme.example");
                break;
            case 5:
                fixture.Try(Marc, (p, s) => p.RequestChanges(m, "the budget page", s));
                break;
            case 6 or 7:
                fixture.Try(Priya, (p, s) => p.Submit(m, "Report", "", s));
                break;
            case 8:
                fixture.Say(PartyField.Kind, random.Next(2) == 0 ? PartyRules.Consumer : PartyRules.Business);
                break;
            case 9:
                fixture.Try(Priya, (p, s) => p.Amend(m, Days(random.Next(5, 20)), s));
                if (fixture.Try(Priya, (p, s) => p.SendTerms(s)) is Decision.Accepted && random.Next(8) > 0)
                    fixture.TakeTerms(fixture.Project.ContactAddress);
                fixture.Try(Priya, (p, s) => p.AgreeTerms("Dana", "e-mail", s));
                break;
            case 10 when random.Next(3) == 0:
                fixture.Try(Marc, (p, s) => p.Reopen(m, "a mistake", s));
                break;
            case < 20:
                fixture.Take(1, random.Next(8) == 0 ? "other@acme.example" : fixture.Project.ContactAddress);
                break;
        }
    }

    private static void Check(
        List<RecordedEvent> before,
        int milestone,
        SilenceProof proof,
        Signature confirmed,
        int seed
    )
    {
        var name = $"seed {seed}";
        var reset = before.FindLastIndex(e =>
            e.Event
                is StageSubmitted
                    or ChangesRequested
                    or ProjectHeld
                    or ProjectResumed
                    or TermsAgreed
                    or ClientChanged
            || (e.Event is ClientMailRefused no && no.To == ContactAt(before, e))
        );
        var notices = before
            .Skip(reset + 1)
            .Where(e => e.Event is SilenceNoticed n && n.Milestone == milestone)
            .ToList();
        Assert.True(notices.Count == 2, $"{name}: {notices.Count} notices");
        var (first, second) = ((SilenceNoticed)notices[0].Event, (SilenceNoticed)notices[1].Event);
        Assert.False(first.IsSecond, name);
        Assert.True(second.IsSecond, name);
        Assert.Equal(first.To, second.To, ignoreCase: true);
        Assert.Equal((first.Days, first.To), (proof.Days, proof.To));
        DateOnly Day(DateTimeOffset at) => ZonedCalendar.GetDate(at, "Europe/Berlin");
        // The whole days after the first, the promised days after the second.
        Assert.True(Day(confirmed.At) > Day(notices[0].Signed.At).AddDays(proof.Days), name);
        Assert.True(Day(confirmed.At) > Day(notices[1].Signed.At).AddDays(SilenceTerm.LeadDays(proof.Days)), name);
        Assert.True(Day(confirmed.At) > proof.Until, name);
        Assert.Equal(Clock, confirmed.By);
        // What the client had agreed to last.
        var agreed = Project.FromEvents(before);
        Assert.Equal(agreed.MilestoneOf(milestone).SilenceDays, proof.Days);
        Assert.Equal(agreed.Agreement!.Version, proof.Version);
        Assert.Equal(agreed.ContactAddress, proof.To, ignoreCase: true);
        Assert.False(agreed.ClientDetails.IsConsumer, name);
        Assert.Null(agreed.Held);
    }

    /// <summary>The address of who was the contact just before.</summary>
    private static string ContactAt(List<RecordedEvent> before, RecordedEvent entry) =>
        Project.FromEvents(before.TakeWhile(e => !ReferenceEquals(e, entry))).ContactAddress;
}
