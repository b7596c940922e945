using System.Collections;
using System.Reflection;
using Dapper;
using MilestoneBot.Chat.Delivery;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Domain.Amounts;
using MilestoneBot.Domain.Projects;
using MilestoneBot.Domain.Team;
using MilestoneBot.Store.Conversations;
using MilestoneBot.Store.Events;
using MilestoneBot.Store.Projects;

namespace MilestoneBot.Tests.Store;

/// <summary>
/// People who were stored under the id of one registration of the bot are moved to their account with everything that
/// belongs to them, as soon as they write again.
/// </summary>
public sealed class RekeyingTests : IDisposable
{
    private const string Bot = "28:bot";

    private static readonly Sender[] Everybody = [StoreFixture.Priya, StoreFixture.Marc, StoreFixture.Finn];
    private readonly StoreFixture rig = new();

    public void Dispose() => rig.Dispose();

    private static string AccountOf(string id) => $"msteams|tenant-a|aad-{Sender.GetUserId(id)}";

    private PlatformAccountStore PlatformAccountStore => new(rig.Database, rig.Clock);

    private Task<bool> MeetAsync(
        Sender who,
        PlatformAccountStore? platformAccountStore = null,
        string bot = Bot,
        string? address = null
    ) =>
        (platformAccountStore ?? PlatformAccountStore).SaveAsync(
            StoreFixture.Channel,
            bot,
            [new(AccountOf(who.Id), address ?? Sender.GetUserId(who.Id)) { Name = who.Name }],
            default
        );

    private Task<IEnumerable<T>> AskAsync<T>(string sql, object? values = null) =>
        rig.Database.ReadAsync(db => db.QueryAsync<T>(sql, values), default);

    [Fact]
    public async Task Everything_that_somebody_did_and_holds_is_theirs_under_the_new_id_and_the_trail_stays_whole()
    {
        await StoreScenarios.EverythingAsync(rig);
        await rig.DoAsync((p, s) => p.GiveRole(StoreFixture.Finn.Id, Role.Finance, s), key: "ACME");
        await rig.MembershipStore.SaveAsync(
            "tenant-a",
            new(StoreFixture.Priya.Id, MembershipRecord.WholeWorkspace, Membership.Staff, rig.Clock.Now),
            default
        );
        await rig.PendingInputStore.SaveAsync(rig.Says(), "plan", "text", default);
        var before = await AskAsync<string>("select hash from journal order by chain, seq");
        foreach (var who in Everybody)
            Assert.True(await MeetAsync(who));
        foreach (var who in Everybody)
            Assert.False(await MeetAsync(who));

        Assert.Subset((await AskAsync<string>("select hash from journal")).ToHashSet(), before.ToHashSet());
        var priya = StoreFixture.Priya with { Id = AccountOf(StoreFixture.Priya.Id) };
        var views = await rig.Reader.ListAsync(rig.Says(who: priya), default);
        Assert.Equal(["ACME", "ENDS", "GONE", "OLD", "QUIET", "SHOP"], views.Select(s => s.Project.Key));
        foreach (var view in views)
        {
            Assert.Equal(
                (null, null),
                (
                    (await rig.Reader.VerifyAsync(view.Project, default)).BrokenAtEntry,
                    (await rig.Reader.VerifyAsync(view.Project, default)).Difference
                )
            );
            Assert.Equal(
                ProjectText.Of(view.Project),
                ProjectText.Of(Project.FromEvents(await rig.Reader.ReadJournalAsync(view.Project.Id, default)))
            );
            Assert.Equal("Priya Nair", view.NameOf(priya.Id));
            Assert.DoesNotContain(Texts(view.Project), t => Everybody.Any(w => w.Id == t));
        }
        Assert.Null((await rig.Workspace.VerifyAsync("tenant-a", default)).BrokenAtEntry);
        // The journal stays as it was written; in all other tables nothing is left under the former id.
        foreach (
            var table in (
                await AskAsync<string>(
                    "select name from sqlite_master where type = 'table' and name not like 'sqlite%'"
                )
            ).Except(["journal", "journal_names", "people", "rekeyings", "turns"])
        )
        foreach (var column in await AskAsync<string>("select name from pragma_table_info(@table)", new { table }))
            Assert.True(
                (
                    await AskAsync<long>(
                        $"select count(*) from {table} where \"{column}\" in @ids",
                        new { ids = Everybody.Select(w => w.Id) }
                    )
                ).Single() == 0,
                $"{table}.{column}"
            );
        Assert.Equal("text", await rig.PendingInputStore.FindAsync(rig.Says(who: priya), "plan", default));
        // Nothing is left under the former id.
        Assert.Empty(
            await rig.Reader.ListAsync(rig.Says(where: StoreFixture.Channel with { Id = "a:alone" }), default)
        );
    }

    /// <summary>A new column that holds a person, and that is missing here, would keep its old ids.</summary>
    [Fact]
    public async Task Every_column_that_says_who_is_moved()
    {
        var moved = PersonIdChange
            .PersonColumns.SelectMany(t => t.Columns.Select(c => $"{t.Table}.{c.Trim('"')}"))
            .Concat([
                "roles.actor",
                "deputies.actor",
                "deputies.holder",
                "joins.actor",
                "joins.maker",
                "standings.person",
                "pending.person",
                "downloads.person",
                "logo_uploads.person",
                "conversations.owner",
                "seller_accounts.proposed_by",
                "seller_accounts.decided_by",
            ])
            .ToHashSet();
        string[] kept =
        [
            "journal.actor",
            "journal_names.actor",
            "rekeyings.person",
            "person_addresses.person",
            "grants.granted_by",
            "grants.owner",
        ];
        foreach (
            var table in await AskAsync<string>(
                "select name from sqlite_master where type = 'table' and name not like 'sqlite%'"
            )
        )
        foreach (
            var column in (await AskAsync<string>("select name from pragma_table_info(@table)", new { table })).Where(
                c =>
                    c.EndsWith("_by", StringComparison.Ordinal)
                    || c is "by" or "actor" or "maker" or "holder" or "person" or "owner"
            )
        )
            Assert.True(
                moved.Contains($"{table}.{column}") || kept.Contains($"{table}.{column}"),
                $"{table}.{column} says who; add it to Rekeying"
            );
    }

    [Fact]
    public async Task Whoever_was_two_ids_is_one_person_with_one_row_of_each_kind_and_solo_stays_as_it_was()
    {
        await rig.AcmeAsync();
        Assert.IsType<Outcome.Saved>(await rig.DoAsync((p, s) => p.GiveRole(StoreFixture.Marc.Id, Role.Lead, s)));
        Assert.IsType<Outcome.Saved>(await rig.DoAsync((p, s) => p.GiveRole(StoreFixture.Marc.Id, Role.Approver, s)));
        Assert.IsType<Outcome.Saved>(
            await rig.DoAsync((p, s) => p.GiveRole(StoreFixture.Finn.Id, Role.Finance, s), StoreFixture.Marc)
        );
        foreach (
            var (actor, of) in new[]
            {
                (StoreFixture.Finn, StoreFixture.Priya),
                (StoreFixture.Finn, StoreFixture.Marc),
                (StoreFixture.Marc, StoreFixture.Priya),
            }
        )
            await rig.DoAsync((p, s) => p.AddDeputy(actor.Id, of.Id, new(2026, 12, 31), s), StoreFixture.Marc);
        var platformAccountStore = PlatformAccountStore;
        // Priya and Marc turn out to be one person with two registrations of the bot.
        await platformAccountStore.SaveAsync(
            StoreFixture.Channel,
            Bot,
            [new("msteams|tenant-a|one", "priya"), new("msteams|tenant-a|one", "marc")],
            default
        );
        var project = (
            await rig.Reader.FindAsync(
                rig.Says(who: StoreFixture.Priya with { Id = "msteams|tenant-a|one" }),
                "",
                default
            )
        )!.Project;
        Assert.Equal(
            ["msteams|tenant-a|finn Finance", "msteams|tenant-a|one Approver", "msteams|tenant-a|one Lead"],
            project
                .RoleHolders.Where(h => h.Role != Role.Member)
                .Select(h => $"{h.Actor} {h.Role}")
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            ("msteams|tenant-a|finn", "msteams|tenant-a|one"),
            Assert.Single(project.Deputies.Select(d => (d.Actor, d.Holder)))
        );
        Assert.True(project.SoloEnded);
        var check = await rig.Reader.VerifyAsync(project, default);
        Assert.Equal((null, null), (check.BrokenAtEntry, check.Difference));
        Assert.Equal(
            ProjectText.Of(project),
            ProjectText.Of(Project.FromEvents(await rig.Reader.ReadJournalAsync(project.Id, default)))
        );
    }

    [Fact]
    public async Task The_latest_address_of_each_bot_account_is_the_one_that_holds()
    {
        await rig.AcmeAsync();
        var platformAccountStore = PlatformAccountStore;
        await MeetAsync(StoreFixture.Priya, platformAccountStore);
        rig.Clock.Now += TimeSpan.FromMinutes(1);
        await MeetAsync(StoreFixture.Priya, platformAccountStore, address: "29:later");
        await MeetAsync(StoreFixture.Priya, platformAccountStore, bot: "28:second", address: "29:elsewhere");
        var id = AccountOf(StoreFixture.Priya.Id);
        foreach (var one in new[] { platformAccountStore, PlatformAccountStore })
        {
            Assert.Equal("29:later", (await one.FindAccountIdsAsync(Bot, [id, "nobody"], default))[id]);
            Assert.Equal("29:elsewhere", (await one.FindAccountIdsAsync("28:second", [id], default))[id]);
            Assert.Equal(
                id,
                Assert.Single(await one.FindPeopleAsync("tenant-a", Bot, ["priya", "29:never"], default)).Value
            );
            Assert.Empty(await one.FindPeopleAsync("tenant-b", Bot, ["priya"], default));
        }
    }

    [Fact]
    public async Task A_change_of_accounts_behind_the_bots_back_is_found()
    {
        var project = await rig.AcmeAsync();
        await MeetAsync(StoreFixture.Priya);
        foreach (
            var change in new[]
            {
                "update rekeyings set ended_solo = 1",
                "update rekeyings set ended_solo = 0, person = 'x'",
                "delete from rekeyings",
            }
        )
        {
            await rig.Database.WriteBookkeepingAsync(db => db.ExecuteAsync(change), default);
            Assert.NotNull((await rig.Reader.VerifyAsync(project, default)).Difference);
        }
    }

    [Fact]
    public async Task An_erased_name_is_erased_under_the_former_id_too()
    {
        var project = await rig.AcmeAsync();
        await MeetAsync(StoreFixture.Priya);
        await rig.PersonNameStore.EraseAsync("tenant-a", AccountOf(StoreFixture.Priya.Id), default);
        Assert.Equal(0, (await AskAsync<long>("select count(*) from people where name like 'Priya%'")).Single());
        Assert.Equal(0, (await AskAsync<long>("select count(*) from journal_names where name like 'Priya%'")).Single());
        Assert.Null((await rig.Reader.VerifyAsync(project, default)).BrokenAtEntry);
    }

    [Fact]
    public async Task A_turn_that_still_owes_its_answer_is_spoken_again_under_the_new_id()
    {
        await rig.AcmeAsync();
        var turn = rig.Says(
            $"role add finance {Mention.ToPlaceholder(StoreFixture.Priya.Id)} {Mention.ToPlaceholder(StoreFixture.Priya.Id + "2")}"
        ) with
        {
            Mentions =
            [
                new(StoreFixture.Priya.Id, "Priya", Membership.Staff),
                new(StoreFixture.Priya.Id + "2", "Other", Membership.Staff),
            ],
        };
        await rig.Outbox.EnqueueAnswerAsync(turn, TimeSpan.Zero, default);
        await MeetAsync(StoreFixture.Priya);
        rig.Clock.Now += TimeSpan.FromHours(1);
        var message = (await rig.Outbox.ClaimAsync(50, default)).Single(l => l.Turn?.Id == turn.Id);
        var id = AccountOf(StoreFixture.Priya.Id);
        Assert.Equal(id, message.Turn!.Sender.Id);
        Assert.Equal([id, StoreFixture.Priya.Id + "2"], message.Turn.Mentions.Select(m => m.Id));
        Assert.Equal(
            $"role add finance {Mention.ToPlaceholder(id)} {Mention.ToPlaceholder(StoreFixture.Priya.Id + "2")}",
            message.Turn.Text
        );
    }

    [Fact]
    public async Task A_place_is_found_in_whatever_letters_its_workspace_was_written_down_first()
    {
        var spelled = new Conversation("msteams", "ABC-Tenant", "19:acme");
        await rig.AcmeAsync(where: spelled, who: StoreFixture.Priya with { Id = "msteams|ABC-Tenant|29:p" });
        var small = spelled with { Workspace = "abc-tenant" };
        Assert.Equal(spelled, await rig.ConversationStore.GetCanonicalAsync(small, default));
        Assert.Equal(
            spelled with
            {
                Id = "19:new",
            },
            await rig.ConversationStore.GetCanonicalAsync(small with { Id = "19:new" }, default)
        );
        Assert.Equal(
            small with
            {
                Workspace = "another",
            },
            await rig.ConversationStore.GetCanonicalAsync(small with { Workspace = "another" }, default)
        );
        // The roles of the people too.
        var priya = StoreFixture.Priya with
        {
            Id = "msteams|abc-tenant|one",
        };
        Assert.True(await PlatformAccountStore.SaveAsync(spelled, Bot, [new(priya.Id, "29:p")], default));
        Assert.Single(
            await rig.Reader.ListAsync(rig.Says(who: priya, where: spelled with { Id = "a:alone" }), default)
        );
    }

    /// <summary>All texts in a value, at any depth.</summary>
    private static IEnumerable<string> Texts(object? value) =>
        value switch
        {
            null => [],
            string text => [text],
            IEnumerable many => many.Cast<object?>().SelectMany(Texts),
            _ when value.GetType().Namespace != typeof(Project).Namespace || value.GetType().IsEnum => [],
            _ => value
                .GetType()
                .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(p =>
                    p.GetIndexParameters().Length == 0 && p.CanWrite && value is not (Money or Percent or Currency)
                )
                .SelectMany(p => Texts(p.GetValue(value))),
        };
}
