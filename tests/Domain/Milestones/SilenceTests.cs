using MilestoneBot.Domain.Billing;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Notices;
using MilestoneBot.Domain.Parties;
using static MilestoneBot.Tests.Domain.Milestones.SilenceFixture;
using static MilestoneBot.Tests.Domain.ProjectFixture;

namespace MilestoneBot.Tests.Domain.Milestones;

/// <summary>
/// Acceptance by silence: who can agree to it, when its days begin and end, and all that stops them. The days are counted
/// by hand on the calendar of July 2026, where the 1st is a Wednesday.
/// </summary>
public sealed class SilenceTests
{
    private static ProjectFixture Submitted(int days = 14)
    {
        var fixture = Silent(days);
        fixture.At("2026-07-01T10:00");
        fixture.Reach(1, "submitted");
        return fixture;
    }

    /// <summary>Told on 1 July and on 10 July; 14 days end with 15 July.</summary>
    private static ProjectFixture ToldTwice()
    {
        var fixture = Submitted();
        fixture.Take(1);
        Assert.IsType<SilenceNoticeAsked>(Accepted(fixture.Tick("2026-07-10T09:00")));
        fixture.Take(1);
        return fixture;
    }

    private static ProjectEvent Accepted(Decision? decision) =>
        Assert.Single(Assert.IsType<Decision.Accepted>(decision).Events);

    private static DateTimeOffset? Due(ProjectFixture fixture) =>
        fixture.Project.FindNotice(NoticeKind.Silence, fixture.At(1).Id)?.DueAt;

    [Fact]
    public void Silence_counts_after_the_last_day_when_two_notices_were_taken()
    {
        var fixture = Submitted();
        Assert.Null(Due(fixture));
        fixture.Take(1);
        Assert.Equal(new DateOnly(2026, 7, 15), fixture.At(1).Silence.Until);
        // Three days before the end is Sunday the 12th, so the second notice goes out on Friday the 10th.
        Assert.Equal(DateTimeOffset.Parse("2026-07-10T09:00+02:00"), Due(fixture));
        Assert.Null(fixture.Tick("2026-07-10T08:59"));
        Assert.True(Assert.IsType<SilenceNoticeAsked>(Accepted(fixture.Tick("2026-07-10T09:00"))).IsSecond);
        Assert.Null(Due(fixture));
        fixture.Take(1);
        Assert.Null(fixture.Tick("2026-07-15T23:59"));
        Assert.Null(fixture.At(1).Confirmation);

        var confirmed = Assert.IsType<StageConfirmed>(Accepted(fixture.Tick("2026-07-16T00:00")));

        Assert.Equal(
            new SilenceProof(
                1,
                14,
                Contact,
                DateTimeOffset.Parse("2026-07-01T10:00+02:00"),
                DateTimeOffset.Parse("2026-07-10T09:00+02:00"),
                new(2026, 7, 15)
            ),
            confirmed.Silence
        );
        Assert.Equal("silence", confirmed.ConfirmedBy);
        Assert.False(confirmed.HeldByTeam);
        Assert.Null(fixture.Tick("2026-08-16T00:00"));
        Assert.Single(fixture.Journal, e => e.Event is StageConfirmed);
        // It bills and reopens like any other confirmation.
        fixture.Do(Priya, (p, s) => p.Draft(fixture.At(1), null, s));
        Assert.Contains(
            "accepted by silence as agreed in terms v1, no answer by 2026-07-15",
            fixture.InvoiceAt(1).Note
        );
        fixture.Do(Priya, (p, s) => p.Discard(fixture.At(1), s));
        fixture.Do(Marc, (p, s) => p.Reopen(fixture.At(1), "Dana was on holiday", s));
        Assert.Equal(SilenceClock.New, fixture.At(1).Silence);
    }

    [Fact]
    public void Without_the_term_nothing_is_ever_accepted_by_silence()
    {
        var fixture = Website().Team();
        fixture.Say(PartyField.Kind, PartyRules.Business);
        fixture.Agreed().Reach(1, "submitted");
        Assert.Null(fixture.Project.SilenceToName(fixture.At(1), fixture.Now));
        fixture.Take(1);
        Assert.DoesNotContain(fixture.Journal, e => e.Event is SilenceNoticed);
        Assert.Null(fixture.Tick("2027-07-01T09:00"));
    }

    [Fact]
    public void Only_the_clock_ends_the_days()
    {
        var fixture = ToldTwice();
        fixture.At("2026-07-20T10:00");
        foreach (var who in new[] { Priya, Marc, Finn, Bob, Dana })
            fixture.Refused<Refusal.NotAllowed>(who, (p, s) => p.SendNotice(NoticeKind.Silence, fixture.At(1).Id, s));
        Assert.IsType<StageConfirmed>(Accepted(fixture.TickNow()));
    }

    [Theory]
    [InlineData("changes")]
    [InlineData("hold")]
    [InlineData("resumed")]
    [InlineData("refused")]
    [InlineData("perhaps")]
    [InlineData("an invoice's address refused")]
    [InlineData("evidence")]
    [InlineData("consumer")]
    [InlineData("no longer said to be a business")]
    [InlineData("another contact")]
    [InlineData("no contact")]
    [InlineData("another contact and back")]
    [InlineData("cancelled")]
    [InlineData("undone")]
    [InlineData("another time zone")]
    public void What_stops_the_days_stops_them_for_good(string what)
    {
        var fixture = ToldTwice();
        var m = fixture.At(1);
        switch (what)
        {
            case "changes":
                fixture.Do(Marc, (p, s) => p.RequestChanges(m, "the budget page", s));
                break;
            case "hold":
                fixture.Do(Marc, (p, s) => p.Hold("holiday", s));
                break;
            case "resumed":
                fixture.Do(Marc, (p, s) => p.Hold("holiday", s));
                fixture.Do(Marc, (p, s) => p.Resume("back", s));
                break;
            case "refused":
                fixture.Refuse(1);
                break;
            case "perhaps":
                fixture.Refuse(1, ClientMailFault.Uncertain);
                break;
            case "an invoice's address refused":
                fixture.Record(
                    new ClientMailRefused(
                        ClientMailKind.Terms,
                        null,
                        null,
                        null,
                        9,
                        Contact,
                        ClientMailFault.AddressRefused,
                        ""
                    ),
                    null
                );
                break;
            case "evidence":
                fixture.Do(Priya, (p, s) => p.Confirm(m, "Dana", "a call", "", s));
                break;
            case "consumer":
                fixture.Say(PartyField.Kind, PartyRules.Consumer);
                break;
            case "no longer said to be a business":
                fixture.Say(PartyField.Kind, "");
                break;
            case "another contact":
                fixture.Say(PartyField.Contact, "eva@acme.example");
                break;
            case "no contact":
                fixture.Say(PartyField.Contact, "");
                break;
            case "another contact and back":
                fixture.Say(PartyField.Contact, "eva@acme.example");
                fixture.Say(PartyField.Contact, Contact);
                break;
            case "cancelled":
                fixture.Do(Marc, (p, s) => p.Cancel("the client stops", s));
                break;
            case "another time zone":
                fixture.Do(Priya, (p, s) => p.ChangeSettings("Europe/Athens", null, ReminderSettings.Default, s));
                break;
            case "undone":
                fixture.Do(Marc, (p, s) => p.Confirm(m, "Dana", "a call", "", s));
                fixture.Do(Marc, (p, s) => p.Undo(s));
                break;
        }
        fixture.At("2026-07-16T09:30");
        while (fixture.TickNow() is { } decision)
            Assert.DoesNotContain(Assert.IsType<Decision.Accepted>(decision).Events, e => e is StageConfirmed);
        Assert.DoesNotContain(fixture.Journal, e => e.Event is StageConfirmed { Silence: not null });
    }

    [Fact]
    public void After_a_hold_the_days_begin_anew_with_another_first_notice()
    {
        var fixture = ToldTwice();
        fixture.At("2026-07-11T10:00");
        fixture.Do(Marc, (p, s) => p.Hold("holiday", s));
        // A mail that was on its way is no notice.
        fixture.Take(1);
        fixture.At("2026-07-20T20:00");
        fixture.Do(Marc, (p, s) => p.Resume("back", s));
        Assert.Null(fixture.TickNow());
        // In posting hours.
        Assert.False(Assert.IsType<SilenceNoticeAsked>(Accepted(fixture.Tick("2026-07-21T09:00"))).IsSecond);
        Assert.Null(Due(fixture));
        fixture.Take(1);
        Assert.Equal(new DateOnly(2026, 8, 4), fixture.At(1).Silence.Until);
        Assert.Null(fixture.At(1).Silence.Second);
    }

    [Fact]
    public void Another_contact_is_told_first_and_then_again()
    {
        var fixture = ToldTwice();
        fixture.Say(PartyField.Contact, "Eva Lind <eva@acme.example>");
        Assert.IsType<SilenceNoticeAsked>(Accepted(fixture.Tick("2026-07-13T09:00")));
        // A mail that went to the old address is no notice to the new contact.
        fixture.Take(1);
        Assert.Null(fixture.At(1).Silence.First);
        fixture.Take(1, "EVA@acme.example");
        Assert.Equal(new DateOnly(2026, 7, 27), fixture.At(1).Silence.Until);
    }

    [Fact]
    public void A_new_submission_begins_anew_and_a_mail_about_the_old_one_is_no_notice()
    {
        var fixture = Submitted();
        var old = fixture.Project.SilenceToName(fixture.At(1), fixture.Now);
        fixture.Do(Marc, (p, s) => p.RequestChanges(fixture.At(1), "the budget page", s));
        fixture.At("2026-07-02T10:00");
        fixture.Do(Priya, (p, s) => p.Submit(fixture.At(1), "Report v2", "", s));
        fixture.Record(
            new ClientMailSent(ClientMailKind.Delivery, null, null, fixture.At(1).Id, 1, Contact, "a@b.invalid"),
            old
        );
        Assert.Null(fixture.At(1).Silence.First);
        fixture.Take(1);
        Assert.Equal(new DateOnly(2026, 7, 16), fixture.At(1).Silence.Until);
    }

    [Fact]
    public void A_mail_that_was_written_before_midnight_and_taken_after_it_gives_the_whole_days()
    {
        var fixture = Submitted(5);
        fixture.At("2026-07-01T23:59");
        var named = fixture.Project.SilenceToName(fixture.At(1), fixture.Now);
        Assert.Equal(new DateOnly(2026, 7, 6), named!.Until);
        fixture.At("2026-07-02T00:01");
        fixture.Record(
            new ClientMailSent(ClientMailKind.Delivery, null, null, fixture.At(1).Id, 1, Contact, "a@b.invalid"),
            named
        );
        Assert.Equal(new DateOnly(2026, 7, 7), fixture.At(1).Silence.Until);
    }

    [Fact]
    public void A_second_notice_that_goes_out_late_moves_the_end()
    {
        var fixture = Submitted();
        fixture.Take(1);
        // The program did not run from 9 to 20 July; the end would have been the 15th.
        Assert.IsType<SilenceNoticeAsked>(Accepted(fixture.Tick("2026-07-20T09:00")));
        Assert.Null(fixture.TickNow());
        fixture.Take(1);
        Assert.Equal(new DateOnly(2026, 7, 23), fixture.At(1).Silence.Until);
        Assert.Null(fixture.Tick("2026-07-23T23:59"));
        Assert.IsType<StageConfirmed>(Accepted(fixture.Tick("2026-07-24T00:00")));
    }

    [Fact]
    public void Without_the_second_notice_the_days_have_no_end()
    {
        var fixture = Submitted();
        fixture.Take(1);
        fixture.Tick("2026-07-10T09:00");
        Assert.Null(fixture.Tick("2027-07-10T09:00"));
        fixture.Refuse(1);
        Assert.Null(fixture.Tick("2028-07-10T09:00"));
        Assert.Equal(SilenceStop.MailRefused, fixture.At(1).Silence.Stopped);
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(6, 2)]
    [InlineData(8, 2)]
    [InlineData(9, 3)]
    [InlineData(60, 3)]
    public void The_second_notice_goes_out_a_third_of_the_days_before_the_end(int days, int lead) =>
        Assert.Equal(lead, SilenceTerm.LeadDays(days));

    [Fact]
    public void A_team_criterion_an_advance_and_a_consumer_cannot_hold_the_term()
    {
        var fixture = Website().Team();
        SilenceObstacle No(int position, MilestoneChange change) =>
            fixture
                .Refused<Refusal.SilenceNotPossible>(
                    Priya,
                    (p, s) => p.ChangeMilestone(fixture.At(position), change, s)
                )
                .Obstacle;
        Assert.Equal(SilenceObstacle.TeamCriterion, No(3, Days(14)));
        Assert.Equal(SilenceObstacle.Advance, No(1, Days(14) with { Kind = MilestoneKind.Advance }));
        fixture.Say(PartyField.Kind, PartyRules.Consumer);
        Assert.Equal(SilenceObstacle.Consumer, No(1, Days(14)));
        fixture.Do(Priya, (p, s) => p.ChangeMilestone(fixture.At(1), Days(SilenceTerm.None) with { DueDays = 7 }, s));
        Assert.Null(fixture.At(1).SilenceDays);
    }

    [Fact]
    public void A_criterion_of_the_team_takes_the_term_away()
    {
        var fixture = Website().Team();
        fixture.Do(Priya, (p, s) => p.ChangeMilestone(fixture.At(1), Days(14), s));
        Assert.Equal(14, fixture.At(1).SilenceDays);
        fixture.Do(Priya, (p, s) => p.ChangeMilestone(fixture.At(1), DoneWhen(Criterion.WrittenEmail), s));
        Assert.Equal(14, fixture.At(1).SilenceDays);
        fixture.Do(Priya, (p, s) => p.ChangeMilestone(fixture.At(1), DoneWhen(Criterion.FileDelivery), s));
        Assert.Null(fixture.At(1).SilenceDays);
    }

    [Fact]
    public void Terms_with_it_go_to_a_business_with_an_address_alone()
    {
        var fixture = Website().Team();
        fixture.Do(Priya, (p, s) => p.ChangeMilestone(fixture.At(1), Days(14), s));
        SilenceObstacle No() => fixture.Refused<Refusal.SilenceNotPossible>(Priya, (p, s) => p.SendTerms(s)).Obstacle;
        Assert.Equal(SilenceObstacle.NotKnownAsBusiness, No());
        fixture.Say(PartyField.Kind, PartyRules.Consumer);
        Assert.Equal(SilenceObstacle.Consumer, No());
        // A VAT id is a business's.
        fixture.Say(PartyField.Kind, "");
        fixture.Say(PartyField.VatId, "DE136695976");
        fixture.Say(PartyField.Contact, "");
        Assert.Equal(SilenceObstacle.NoAddress, No());
        fixture.Refused<Refusal.SilenceNotPossible>(Priya, (p, s) => p.AgreeTerms("Dana", "e-mail", s));
        fixture.Say(PartyField.Contact, Contact);
        fixture.Do(Priya, (p, s) => p.SendTerms(s));
    }

    [Fact]
    public void After_agreement_the_days_change_only_by_an_amendment_which_begins_them_anew()
    {
        var fixture = Submitted();
        fixture.Take(1);
        fixture.Refused<Refusal.TermsFrozen>(Priya, (p, s) => p.ChangeMilestone(fixture.At(1), Days(5), s));
        fixture.Do(Priya, (p, s) => p.Amend(fixture.At(1), Days(5), s));
        Assert.Equal(14, fixture.At(1).SilenceDays);
        fixture.At("2026-07-03T10:00");
        fixture.MailTerms();
        fixture.Do(Priya, (p, s) => p.AgreeTerms("Dana Weiss", "e-mail", s));
        Assert.Equal((5, SilenceStop.TermsChanged), (fixture.At(1).SilenceDays, fixture.At(1).Silence.Stopped));
        Assert.IsType<SilenceNoticeAsked>(Accepted(fixture.TickNow()));
        fixture.Take(1);
        Assert.Equal(new DateOnly(2026, 7, 8), fixture.At(1).Silence.Until);
        fixture.Do(Priya, (p, s) => p.Amend(fixture.At(1), Days(SilenceTerm.None), s));
        fixture.MailTerms();
        fixture.Do(Priya, (p, s) => p.AgreeTerms("Dana Weiss", "e-mail", s));
        Assert.Null(fixture.Tick("2027-07-08T09:00"));
    }

    [Fact]
    public void What_was_submitted_before_the_client_agreed_to_it_is_told_of_it_first()
    {
        var fixture = Website().Team();
        fixture.Say(PartyField.Kind, PartyRules.Business);
        fixture.Agreed().Reach(1, "submitted");
        fixture.Take(1);
        fixture.Do(Priya, (p, s) => p.Amend(fixture.At(1), Days(5), s));
        fixture.MailTerms();
        fixture.Do(Priya, (p, s) => p.AgreeTerms("Dana Weiss", "e-mail", s));
        Assert.Null(fixture.At(1).Silence.First);
        Assert.IsType<SilenceNoticeAsked>(Accepted(fixture.TickNow()));
    }

    [Fact]
    public void An_amendment_of_other_terms_is_not_held_back_when_the_client_is_a_consumer_since()
    {
        var fixture = Silent();
        fixture.Say(PartyField.Kind, PartyRules.Consumer);
        fixture.Do(Priya, (p, s) => p.Amend(fixture.At(2), new(null, null, null, null, 30, null), s));
        fixture.Do(Priya, (p, s) => p.SendTerms(s));
        fixture.Refused<Refusal.SilenceNotPossible>(Priya, (p, s) => p.Amend(fixture.At(2), Days(20), s));
    }

    [Fact]
    public void The_client_may_still_answer_after_the_last_day_until_the_clock_has_come()
    {
        var fixture = ToldTwice();
        fixture.At("2026-07-16T00:30");
        fixture.Do(Marc, (p, s) => p.RequestChanges(fixture.At(1), "the budget page", s));
        Assert.Null(fixture.TickNow());
    }
}
