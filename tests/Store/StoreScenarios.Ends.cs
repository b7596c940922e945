using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Tests.Store;

internal static partial class StoreScenarios
{
    /// <summary>The client asks for other terms than those that they were sent.</summary>
    private static Decision Wish(Project p, DecisionContext s) =>
        p.AskForOtherTerms(
            new(1, "Please deliver in August.", "", p.Proposed!.At, HasCode: false),
            s with
            {
                Actor = new("client/acme/1", "Dana", ActorKind.Client, IsInProjectConversation: false),
            }
        );

    /// <summary>Somebody agrees by the link that was handed out; nothing shows that it was the client.</summary>
    private static Decision Agrees(Project p, DecisionContext s) =>
        p.AgreeAsClient(
            new(1, "Dana Weiss", "client page, by a link that was handed out", p.Proposed!.At, HasCode: false),
            s with
            {
                Actor = new("client/acme/1", "Dana", ActorKind.Client, IsInProjectConversation: false),
            }
        );

    /// <summary>A project ends midway, goes on with an added milestone, ends with a fee, and is to end once more.</summary>
    private static async Task EndedAsync(StoreFixture rig)
    {
        await rig.AcmeAsync("ENDS", StoreFixture.Channel with { Id = "19:ends" });
        await AllAsync(
            rig,
            "ENDS",
            [
                (p, s) => p.AgreeTerms("Dana Weiss", "e-mail", s),
                (p, s) => p.Start(p.Milestones[0], s),
                (p, s) => p.Submit(p.Milestones[0], "Report", "", s),
                (p, s) => p.Confirm(p.Milestones[0], "Dana Weiss", "mail", "", s),
                (p, s) => p.AmendSplit(p.Milestones[1], StoreFixture.Eur(100), "Icons approved", s),
                (p, s) => p.ProposeEnd("the client stops", null, "", s),
                (p, s) => p.AgreeTerms("Dana Weiss", "letter", s),
                (p, s) => p.AmendTotal(p.Contract + StoreFixture.Eur(500), s),
                (p, s) => p.AmendAdd(Extra("Shop live"), s),
                (p, s) => p.AgreeTerms("Dana Weiss", "letter 2", s),
                (p, s) => p.ProposeEnd("the client stops again", StoreFixture.Eur(100), "Cancellation fee", s),
                (p, s) => p.AgreeTerms("Dana Weiss", "letter 3", s),
                (p, s) => p.ProposeEnd("one more month", StoreFixture.Eur(50), "Second fee", s),
            ]
        );
    }

    private static NewMilestone Extra(string name) =>
        new(name, new Amount.Rest(), null, new(2026, 12, 1), 14, Criterion.FileDelivery, "Order 17");

    private static NewPayment InAMonth(string reference, DecisionContext s) =>
        new(StoreFixture.Eur(90), s.SellerToday.AddDays(30), reference, "", false, false, "");

    /// <summary>A payment that recovered a bad debt is undone before time passes.</summary>
    private static async Task RecoveryUndoneAsync(StoreFixture rig)
    {
        await SavedAsync(
            rig,
            (p, s) => p.Pay(p.Invoices[0], new(StoreFixture.Eur(3), null, "a slip", "", false, false, ""), s),
            "OLD"
        );
        Assert.IsType<Outcome.Saved>(await rig.DoAsync((p, s) => p.Undo(s), key: "OLD"));
    }
}
