using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Decisions;
using MilestoneBot.Domain.Milestones;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Payments;
using MilestoneBot.Store.Projects;
using MilestoneBot.Tests.Kit.Databases;

namespace MilestoneBot.Tests.Access;

/// <summary>
/// The checkpoints: each is an earlier one plus one action, decided by the domain and written by the bot's own store.
/// </summary>
public sealed partial class ProjectCheckpoints
{
    private const string Preparing = "preparing",
        Nothing = "nothing";

    private static readonly DateTimeOffset Today = new(2026, 7, 16, 8, 0, 0, TimeSpan.Zero);

    private string created = "";

    private string other = "";

    private async Task BuildAsync(bool solo)
    {
        await CreateAsync(solo, Criterion.FileDelivery, complete: false);
        Keep("bare", solo);
        await CreateAsync(solo, Criterion.PortalApproval, complete: true);
        await DoAsync(
            solo,
            Participants.Lead,
            (p, s) => p.AgreeTerms("Dana Weiss", "e-mail", s),
            (p, s) => p.Start(p.Milestones[0], s),
            (p, s) => p.Submit(p.Milestones[0], "Report", "", s)
        );
        Keep("client's submitted", solo);
        if (!solo)
            await FromAsync(
                "client's submitted",
                "client's evidence",
                Participants.Lead,
                (p, s) => p.Confirm(p.Milestones[0], "Dana Weiss", "portal", "", s)
            );

        await CreateAsync(solo, Criterion.FileDelivery, complete: true);
        Keep("draft", solo);
        await FromAsync("draft", "sent", Participants.Lead, (p, s) => p.SendTerms(s));
        await FromAsync("sent", "sent and linked", Participants.Lead, (p, s) => p.CreateClientLink("00", s));
        await FromAsync("sent and linked", "agreement", Participants.Lead, ClientAgrees);
        await FromAsync("sent", "agreed", Participants.Lead, (p, s) => p.AgreeTerms("Dana Weiss", "e-mail", s));
        await FromAsync("agreed", "held", Participants.Lead, (p, s) => p.Hold("the client asked for a pause", s));
        await FromAsync("agreed", "linked", Participants.Lead, (p, s) => p.CreateClientLink("00", s));
        await FromAsync(
            "agreed",
            "amended",
            Participants.Lead,
            (p, s) => p.Amend(p.Milestones[1], new(null, null, null, null, 45, null), s)
        );
        await FromAsync("agreed", "started", Participants.Member, (p, s) => p.Start(p.Milestones[0], s));
        await FromAsync(
            "started",
            "submitted by lead",
            Participants.Lead,
            (p, s) => p.Submit(p.Milestones[0], "Report", "", s)
        );
        await FromAsync(
            "started",
            "submitted",
            Participants.Member,
            (p, s) => p.Submit(p.Milestones[0], "Report", "", s)
        );
        await FromAsync(
            "submitted",
            "confirmed",
            Participants.Approver,
            (p, s) => p.Confirm(p.Milestones[0], "", "", "approver", s)
        );
        await FromAsync(
            "confirmed",
            "drafted by approver",
            Participants.Approver,
            (p, s) => p.Draft(p.Milestones[0], null, s)
        );
        await FromAsync("confirmed", "drafted", Participants.Lead, (p, s) => p.Draft(p.Milestones[0], null, s));
        await FromAsync("drafted", "issued", Participants.Approver, (p, s) => p.Issue(p.Milestones[0], s));
        await FromAsync(
            "issued",
            "asked",
            Participants.Lead,
            (p, s) => p.RequestOverride(p.Milestones[1], "the client promised payment on Friday", s)
        );
        await FromAsync(
            "issued",
            "asked by approver",
            Participants.Approver,
            (p, s) => p.RequestOverride(p.Milestones[1], "the client promised payment on Friday", s)
        );
        await FromAsync(
            "issued",
            "disputed",
            Participants.Lead,
            (p, s) => p.DisputeInvoice(p.Invoices[0], "the client misses the budget page", s)
        );
        await FromAsync(
            "issued",
            "part-paid",
            Participants.Finance,
            (p, s) => p.Pay(p.Invoices[0], Payment(100_000, p), s)
        );
        await FromAsync("issued", "on account", Participants.Finance, (p, s) => p.PayOnAccount(Payment(50_000, p), s));
        await FromAsync(
            "part-paid",
            "paid",
            Participants.Finance,
            (p, s) => p.Pay(p.Invoices[0], Payment(p.Invoices[0].Open.Minor, p), s)
        );
        foreach (var i in new[] { 1, 2 })
        {
            await DoAsync(
                solo,
                Participants.Member,
                (p, s) => p.Start(p.Milestones[i], s),
                (p, s) => p.Submit(p.Milestones[i], "Files", "", s)
            );
            await DoAsync(solo, Participants.Approver, (p, s) => p.Confirm(p.Milestones[i], "", "", "approver", s));
            await DoAsync(solo, Participants.Lead, (p, s) => p.Draft(p.Milestones[i], null, s));
            await DoAsync(solo, Participants.Approver, (p, s) => p.Issue(p.Milestones[i], s));
            await DoAsync(
                solo,
                Participants.Finance,
                (p, s) => p.Pay(p.Invoices[i], Payment(p.Invoices[i].Open.Minor, p), s)
            );
        }
        Keep("done", solo);
        PutBack("draft", solo);
        // What belongs to no project's journal is done by commands.
        if (Knows("labels add"))
            await CommandDispatcher.DispatchAsync(
                Typed(Participants.Lead, "labels add \"User test passed\"", Room),
                default
            );
        Keep("labelled", solo);
        await ProposeAccountAsync("account proposed", Participants.Lead);
        await ProposeAccountAsync("account proposed by approver", Participants.Approver);
        PutBack("issued", solo);
        await bot
            .Services.GetRequiredService<IncomingPaymentStore>()
            .ImportAsync(
                Participants.Tenant,
                "statements",
                "july.xml",
                "1:ab",
                [
                    new(
                        "statements/camt:ab",
                        new(2026, 7, 15),
                        new(428_400, Currency.Eur),
                        "Kranich INV-2026-0001 and more",
                        "Kranich AG"
                    )
                    {
                        Doubt = "the parts of this batch do not add up to it",
                    },
                ],
                "",
                default
            );
        Keep("parked", solo);

        async Task ProposeAccountAsync(string name, Participant who)
        {
            PutBack("agreed", solo);
            // The workspace's first project decides about the account, so this one is the oldest here.
            await live.ExecuteAsync("update projects set created_at = 0 where id = @Project", new { Project });
            if (Knows("settings seller"))
                await CommandDispatcher.DispatchAsync(
                    Typed(
                        solo ? Participants.Lead : who,
                        "settings seller iban DE89370400440532013000 holder \"Studio GmbH\"",
                        Room
                    ),
                    default
                );
            Keep(name, solo);
        }

        async Task FromAsync(string from, string name, Participant who, Func<Project, DecisionContext, Decision> action)
        {
            PutBack(from, solo);
            await DoAsync(solo, who, action);
            Keep(name, solo);
        }
    }

    /// <summary>Somebody agrees on the client's page, by a link that shows nothing.</summary>
    private static Decision ClientAgrees(Project p, DecisionContext s) =>
        p.AgreeAsClient(
            new(1, "Dana Weiss", "client page", p.Proposed!.At, HasCode: false),
            s with
            {
                Actor = new($"client/{p.Id}/1", "Dana", ActorKind.Client, IsInProjectConversation: false),
            }
        );

    private static NewPayment Payment(long minor, Project p) =>
        new(new(minor, p.Currency), null, "", "", KeepSurplus: false, IsSeparatePayment: true, "");

    /// <summary>
    /// A project with three milestones that add up to 12,000.00 EUR with 19 % VAT, and one person for each role;
    /// solo, one person has all roles.
    /// </summary>
    private async Task CreateAsync(bool solo, Criterion first, bool complete)
    {
        NewMilestone Stage(string name, int percent, int days, Criterion criterion) =>
            new(
                name,
                new Amount.Share(new(percent * Percent.UnitsPerPercent)),
                null,
                complete ? new DateOnly(2026, 7, 16).AddDays(days) : null,
                14,
                complete ? criterion : null
            );
        Empty();
        // The day before, so that a deputy's period can end.
        clock.Now = Today.AddDays(-1);
        created = await BeginAsync(
            Participants.Lead,
            Room,
            "ACME",
            "Kranich portal",
            1_200_000,
            [
                Stage("Research report handed over", 30, 10, first),
                Stage("Design approval", 40, 40, Criterion.FileDelivery),
                Stage("Launch files handed over", 30, 70, Criterion.FileDelivery),
            ]
        );
        other = await BeginAsync(
            Participants.Neighbour,
            "19:beta@thread.tacv2",
            "BETA",
            "Beta shop",
            90_000,
            [new("Beta handbook", new Amount.Share(Percent.Whole))]
        );
        if (solo)
            await DoAsync(solo, Participants.Lead, (p, s) => p.GiveRole(Participants.Member.Id, Role.Member, s));
        else
            await GiveRolesAsync();
        clock.Now = Today;
    }

    private async Task<string> BeginAsync(
        Participant who,
        string room,
        string key,
        string name,
        long minor,
        NewMilestone[] milestones
    )
    {
        var turn = Typed(who, Preparing, room);
        var outcome = await bot
            .Services.GetRequiredService<ProjectStore>()
            .CreateAsync(
                turn,
                (fresh, context) =>
                    MilestoneBot.Domain.Projects.Project.Create(
                        new(
                            fresh.Id,
                            Participants.Tenant,
                            key,
                            name,
                            key == "ACME" ? "Kranich AG" : "Beta Ltd",
                            key == "ACME" ? "dana@kranich.example" : "",
                            new(minor, Currency.Eur),
                            new(VatCategory.Standard, new(19 * Percent.UnitsPerPercent)),
                            new(2026, 7, 1),
                            "Europe/Berlin",
                            14,
                            GatePolicy.Paid,
                            turn.Conversation.Channel,
                            room,
                            milestones
                        ),
                        context
                    ),
                default
            );
        return Assert.IsType<Outcome.Saved>(outcome).View.Project.Id;
    }

    private async Task GiveRolesAsync()
    {
        // The lead first: naming them explicitly keeps what they hold by creation only.
        (Role Role, string Who)[] given =
        [
            (Role.Lead, "lead"),
            (Role.Approver, "approver"),
            (Role.Finance, "finance"),
            (Role.Member, "member"),
            (Role.Approver, "second approver"),
            (Role.Approver, Participants.Gone.Name),
        ];
        (Role Role, string Who)[] taken =
        [
            (Role.Lead, "former lead"),
            (Role.Approver, "former approver"),
            (Role.Finance, "former finance"),
            (Role.Member, "former member"),
        ];
        var actions = given
            .Concat(taken)
            .Select(g => Act((p, s) => p.GiveRole(IdOf(g.Who), g.Role, s)))
            .Concat(
                Enum.GetValues<Role>().Select(role => Act((p, s) => p.GiveRole(Participants.NamedGuest.Id, role, s)))
            )
            .Concat(taken.Select(t => Act((p, s) => p.RemoveRole(IdOf(t.Who), t.Role, s))))
            .Concat(
                Participants.Deputies.Select(d =>
                    Act((p, s) => p.AddDeputy(d.Id, IdOf(d.Name["deputy of ".Length..]), new(2026, 8, 1), s))
                )
            )
            .Append(
                (p, s) =>
                    p.AddDeputy(
                        Participants.DeputyOfYesterday.Id,
                        Participants.Approver.Id,
                        DateOnly.FromDateTime(Today.AddDays(-1).DateTime),
                        s
                    )
            );
        await DoAsync(false, Participants.Lead, [.. actions]);

        static Func<Project, DecisionContext, Decision> Act(Func<Project, DecisionContext, Decision> action) => action;
        static string IdOf(string name) => Participants.All.First(p => p.Name == name).Id;
    }

    private async Task DoAsync(bool solo, Participant who, params Func<Project, DecisionContext, Decision>[] actions)
    {
        foreach (var action in actions)
        {
            var turn = Typed(solo ? Participants.Lead : who, Preparing, Room);
            var outcome = await bot.Services.GetRequiredService<ProjectStore>().ChangeAsync(turn, "", action, default);
            Assert.True(outcome is Outcome.Saved, $"{who}: {(outcome as Outcome.Rejected)?.Refusal}");
        }
    }

    private void Keep(string name, bool solo)
    {
        var records = new SqliteConnection("Data Source=:memory:");
        records.Open();
        live.BackupDatabase(records);
        points[(name, solo)] = new(
            records,
            created,
            other,
            Number(live, $"select coalesce((select revision from projects where id = '{created}'), 0)"),
            BusinessTables.Snapshot(bot.DatabaseFile),
            Number(live, "select count(*) from journal")
        );
    }

    /// <summary>The checkpoint without any project.</summary>
    private void Empty()
    {
        if (points.Count == 0)
            Keep(Nothing, solo: false);
        else
            PutBack(Nothing);
    }

    private static long Number(SqliteConnection db, string sql)
    {
        using var query = db.CreateCommand();
        query.CommandText = sql;
        return (long)query.ExecuteScalar()!;
    }
}
