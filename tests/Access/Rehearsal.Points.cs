using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using MilestoneBot.Domain;
using MilestoneBot.Store;
using MilestoneBot.Tests.Kit;

namespace MilestoneBot.Tests.Access;

/// <summary>The points: each is an earlier one and one act more, ruled on and written by the bot's own store.</summary>
public sealed partial class Rehearsal
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
            Cast.Lead,
            (p, s) => p.AgreeTerms("Dana Weiss", "e-mail", s),
            (p, s) => p.Start(p.Milestones[0], s),
            (p, s) => p.Submit(p.Milestones[0], "Report", "", s)
        );
        Keep("client's submitted", solo);
        if (!solo)
            await FromAsync(
                "client's submitted",
                "client's evidence",
                Cast.Lead,
                (p, s) => p.Confirm(p.Milestones[0], "Dana Weiss", "portal", "", s)
            );

        await CreateAsync(solo, Criterion.FileDelivery, complete: true);
        Keep("draft", solo);
        await FromAsync("draft", "sent", Cast.Lead, (p, s) => p.SendTerms(s));
        await FromAsync("sent", "agreed", Cast.Lead, (p, s) => p.AgreeTerms("Dana Weiss", "e-mail", s));
        await FromAsync("agreed", "held", Cast.Lead, (p, s) => p.Hold("the client asked for a pause", s));
        await FromAsync("agreed", "linked", Cast.Lead, (p, s) => p.MakeLink("00", s));
        await FromAsync(
            "agreed",
            "amended",
            Cast.Lead,
            (p, s) => p.Amend(p.Milestones[1], new(null, null, null, null, 45, null), s)
        );
        await FromAsync("agreed", "started", Cast.Member, (p, s) => p.Start(p.Milestones[0], s));
        await FromAsync(
            "started",
            "submitted by lead",
            Cast.Lead,
            (p, s) => p.Submit(p.Milestones[0], "Report", "", s)
        );
        await FromAsync("started", "submitted", Cast.Member, (p, s) => p.Submit(p.Milestones[0], "Report", "", s));
        await FromAsync(
            "submitted",
            "confirmed",
            Cast.Approver,
            (p, s) => p.Confirm(p.Milestones[0], "", "", "approver", s)
        );
        await FromAsync("confirmed", "drafted by approver", Cast.Approver, (p, s) => p.Draft(p.Milestones[0], null, s));
        await FromAsync("confirmed", "drafted", Cast.Lead, (p, s) => p.Draft(p.Milestones[0], null, s));
        await FromAsync("drafted", "issued", Cast.Approver, (p, s) => p.Issue(p.Milestones[0], s));
        await FromAsync(
            "issued",
            "asked",
            Cast.Lead,
            (p, s) => p.AskOverride(p.Milestones[1], "the client promised payment on Friday", s)
        );
        await FromAsync(
            "issued",
            "asked by approver",
            Cast.Approver,
            (p, s) => p.AskOverride(p.Milestones[1], "the client promised payment on Friday", s)
        );
        await FromAsync(
            "issued",
            "disputed",
            Cast.Lead,
            (p, s) => p.Contest(p.Invoices[0], "the client misses the budget page", s)
        );
        await FromAsync("issued", "part-paid", Cast.Finance, (p, s) => p.Pay(p.Invoices[0], Payment(100_000, p), s));
        await FromAsync(
            "part-paid",
            "paid",
            Cast.Finance,
            (p, s) => p.Pay(p.Invoices[0], Payment(p.Invoices[0].Open.Minor, p), s)
        );
        foreach (var i in new[] { 1, 2 })
        {
            await DoAsync(
                solo,
                Cast.Member,
                (p, s) => p.Start(p.Milestones[i], s),
                (p, s) => p.Submit(p.Milestones[i], "Files", "", s)
            );
            await DoAsync(solo, Cast.Approver, (p, s) => p.Confirm(p.Milestones[i], "", "", "approver", s));
            await DoAsync(solo, Cast.Lead, (p, s) => p.Draft(p.Milestones[i], null, s));
            await DoAsync(solo, Cast.Approver, (p, s) => p.Issue(p.Milestones[i], s));
            await DoAsync(solo, Cast.Finance, (p, s) => p.Pay(p.Invoices[i], Payment(p.Invoices[i].Open.Minor, p), s));
        }
        Keep("done", solo);
        PutBack("draft", solo);
        // What stands in no project's ledger is said in words.
        if (Knows("labels add"))
            await Desk.AnswerAsync(Typed(Cast.Lead, "labels add \"User test passed\"", Room), default);
        Keep("labelled", solo);
        PutBack("issued", solo);
        await bot
            .Services.GetRequiredService<Receipts>()
            .TakeInAsync(
                Cast.Tenant,
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

        async Task FromAsync(string from, string name, Player who, Func<Project, Stamp, Decision> act)
        {
            PutBack(from, solo);
            await DoAsync(solo, who, act);
            Keep(name, solo);
        }
    }

    private static NewPayment Payment(long minor, Project p) =>
        new(new(minor, p.Currency), null, "", "", KeepSurplus: false, IsAnother: true, "");

    /// <summary>
    /// Three milestones that close to 12,000.00 EUR with 19 % VAT, and everybody in his role; solo, one person has them
    /// all.
    /// </summary>
    private async Task CreateAsync(bool solo, Criterion first, bool complete)
    {
        NewMilestone Stage(string name, int percent, int days, Criterion criterion) =>
            new(
                name,
                new Amount.Share(new(percent * Percent.One)),
                null,
                complete ? new DateOnly(2026, 7, 16).AddDays(days) : null,
                14,
                complete ? criterion : null
            );
        Empty();
        // The day before, so that a deputy's time can be over.
        clock.Now = Today.AddDays(-1);
        created = await BeginAsync(
            Cast.Lead,
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
            Cast.Neighbour,
            "19:beta@thread.tacv2",
            "BETA",
            "Beta shop",
            90_000,
            [new("Beta handbook", new Amount.Share(Percent.Whole))]
        );
        if (solo)
            await DoAsync(solo, Cast.Lead, (p, s) => p.GiveRole(Cast.Member.Id, Role.Member, s));
        else
            await GiveRolesAsync();
        clock.Now = Today;
    }

    private async Task<string> BeginAsync(
        Player who,
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
                (fresh, stamp) =>
                    MilestoneBot.Domain.Project.Begin(
                        new(
                            fresh.Id,
                            Cast.Tenant,
                            key,
                            name,
                            key == "ACME" ? "Kranich AG" : "Beta Ltd",
                            key == "ACME" ? "dana@kranich.example" : "",
                            new(minor, Currency.Eur),
                            new(19 * Percent.One),
                            new(2026, 7, 1),
                            "Europe/Berlin",
                            14,
                            GatePolicy.Paid,
                            turn.Where.Channel,
                            room,
                            milestones
                        ),
                        stamp
                    ),
                default
            );
        return Assert.IsType<Outcome.Saved>(outcome).Sight.Project.Id;
    }

    private async Task GiveRolesAsync()
    {
        // The lead first: by being named she keeps what she held by creation only.
        (Role Role, string Who)[] given =
        [
            (Role.Lead, "lead"),
            (Role.Approver, "approver"),
            (Role.Finance, "finance"),
            (Role.Member, "member"),
            (Role.Approver, "second approver"),
            (Role.Approver, Cast.Gone.Name),
        ];
        (Role Role, string Who)[] taken =
        [
            (Role.Lead, "former lead"),
            (Role.Approver, "former approver"),
            (Role.Finance, "former finance"),
            (Role.Member, "former member"),
        ];
        var acts = given
            .Concat(taken)
            .Select(g => Act((p, s) => p.GiveRole(IdOf(g.Who), g.Role, s)))
            .Concat(Enum.GetValues<Role>().Select(role => Act((p, s) => p.GiveRole(Cast.NamedGuest.Id, role, s))))
            .Concat(taken.Select(t => Act((p, s) => p.TakeRole(IdOf(t.Who), t.Role, s))))
            .Concat(
                Cast.Deputies.Select(d =>
                    Act((p, s) => p.NameDeputy(d.Id, IdOf(d.Name["deputy of ".Length..]), new(2026, 8, 1), s))
                )
            )
            .Append(
                (p, s) =>
                    p.NameDeputy(
                        Cast.DeputyOfYesterday.Id,
                        Cast.Approver.Id,
                        DateOnly.FromDateTime(Today.AddDays(-1).DateTime),
                        s
                    )
            );
        await DoAsync(false, Cast.Lead, [.. acts]);

        static Func<Project, Stamp, Decision> Act(Func<Project, Stamp, Decision> act) => act;
        static string IdOf(string name) => Cast.All.First(p => p.Name == name).Id;
    }

    private async Task DoAsync(bool solo, Player who, params Func<Project, Stamp, Decision>[] acts)
    {
        foreach (var act in acts)
        {
            var turn = Typed(solo ? Cast.Lead : who, Preparing, Room);
            var outcome = await bot.Services.GetRequiredService<ProjectStore>().ChangeAsync(turn, "", act, default);
            Assert.True(outcome is Outcome.Saved, $"{who}: {(outcome as Outcome.Refused)?.Why}");
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
            FactTables.Snapshot(bot.DatabaseFile),
            Number(live, "select count(*) from journal")
        );
    }

    /// <summary>No project is there yet.</summary>
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
