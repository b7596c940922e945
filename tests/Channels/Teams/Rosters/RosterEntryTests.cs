using System.Text.Json;
using MilestoneBot.Channels.Teams.Rosters;
using MilestoneBot.Chat.Turns;
using MilestoneBot.Tests.Kit.Files;

namespace MilestoneBot.Tests.Channels.Teams.Rosters;

/// <summary>What a roster entry states about a person.</summary>
public sealed class RosterEntryTests
{
    public static TheoryData<string, string, Membership> Entries =>
        new()
        {
            { "a user of this tenant", """{"userRole":"user","tenantId":"T1"}""", Membership.Staff },
            { "the tenant in other letters", """{"userRole":"User","tenantId":"t1"}""", Membership.Staff },
            { "a guest", """{"userRole":"guest","tenantId":"t1"}""", Membership.Guest },
            { "somebody without an account", """{"userRole":"anonymous"}""", Membership.Guest },
            { "another tenant's user", """{"userRole":"user","tenantId":"t2"}""", Membership.Guest },
            { "another tenant and no role", """{"tenantId":"t2"}""", Membership.Guest },
            {
                "this tenant and no role",
                """{"tenantId":"t1","userPrincipalName":"marc@agency.example"}""",
                Membership.Staff
            },
            { "this tenant, no role and no account", """{"tenantId":"t1"}""", Membership.Unknown },
            {
                "an invited account and no role",
                """{"tenantId":"t1","userPrincipalName":"dana_acme.example#ext#@agency.example"}""",
                Membership.Guest
            },
            {
                "an invited account that was made a user",
                """{"tenantId":"t1","userRole":"user","userPrincipalName":"dana_acme.example#EXT#@agency.example"}""",
                Membership.Guest
            },
            { "a user of nowhere", """{"userRole":"user"}""", Membership.Unknown },
            { "a role that is new", """{"userRole":"owner","tenantId":"t1"}""", Membership.Unknown },
            { "nothing", "{}", Membership.Unknown },
            { "values of other types", """{"userRole":7,"tenantId":{"id":"t1"}}""", Membership.Unknown },
            { "no entry at all", "[]", Membership.Unknown },
        };

    [Theory, MemberData(nameof(Entries))]
    public void An_entry_of_the_roster_says_who_somebody_is(string name, string entry, Membership membership) =>
        Assert.True(membership == RosterEntryReader.MembershipOf(JsonDocument.Parse(entry).RootElement, "t1"), name);

    [Theory, InlineData(false, Membership.Guest), InlineData(true, Membership.Staff)]
    public void An_invited_account_that_was_made_a_user_is_what_the_operator_says(bool setting, Membership membership)
    {
        Assert.Equal(membership, Of("user", "t1"));
        Assert.Equal(Membership.Guest, Of("guest", "t1"));
        Assert.Equal(Membership.Guest, Of("user", "t2"));

        Membership Of(string role, string tenant) =>
            RosterEntryReader.MembershipOf(
                JsonSerializer.SerializeToElement(
                    new
                    {
                        tenantId = tenant,
                        userRole = role,
                        userPrincipalName = "dana_acme.example#EXT#@agency.example",
                    }
                ),
                "t1",
                setting
            );
    }

    [Theory]
    [InlineData("Marc@Agency.example", "m.oliver@agency.example", "marc@agency.example")]
    [InlineData("", "M.Oliver@agency.example", "m.oliver@agency.example")]
    [InlineData("", "Dana_Acme.example#EXT#@agency.example", "dana@acme.example")]
    [InlineData("", "", "")]
    [InlineData("no address", "", "")]
    public void The_address_is_the_reported_one_else_the_accounts_in_small_letters(
        string email,
        string account,
        string address
    ) =>
        Assert.Equal(
            address,
            RosterEntryReader.MailOf(JsonSerializer.SerializeToElement(new { email, userPrincipalName = account }))
        );

    [ContractFact]
    public void The_local_clients_own_entry_is_staff_and_its_404_is_nobody()
    {
        foreach (var kind in new[] { "groupchat", "members" })
        {
            Assert.Equal(
                Membership.Staff,
                RosterEntryReader.MembershipOf(
                    Body($"get-v3-conversations-id-members-id-0-200-{kind}"),
                    TeamsBot.Tenant
                )
            );
            Assert.Equal(
                Membership.Guest,
                RosterEntryReader.MembershipOf(Body($"get-v3-conversations-id-members-id-0-200-{kind}"), "another")
            );
            Assert.Equal(
                "MemberNotFoundInConversation",
                Body($"get-v3-conversations-id-members-nobody-404-{kind}")
                    .GetProperty("error")
                    .GetProperty("code")
                    .GetString()
            );
        }

        static JsonElement Body(string name) =>
            JsonDocument
                .Parse(File.ReadAllText(Contracts.PathOf("playground", "connector", name + ".json")))
                .RootElement.GetProperty("response")
                .GetProperty("body");
    }
}
