namespace MilestoneBot.Tests.House;

/// <summary>
/// Which room may import which, read from the compiled bot. This table is the architecture of the program.
/// </summary>
public sealed class RoomsTests
{
    internal static readonly Room[] Table =
    [
        new("Domain"),
        new("Chat"),
        new("Reading", "Domain"),
        new("Store", "Domain", "Chat"),
        new("Documents", "Domain", "Chat", "Reading"),
        new("Cards", "Domain", "Chat", "Reading", "Documents"),
        new("Channels.Teams", "Chat"),
        new("Channels.Slack", "Chat"),
        new("Channels.Web", "Chat"),
        new("Connectors", "Domain", "Chat"),
        new("Connectors.Statements", "Connectors", "Domain", "Chat", "Reading"),
        new("Connectors.Stripe", "Domain", "Chat"),
        new("Connectors.Flowlu", "Domain", "Chat"),
        new("Connectors.Mail", "Domain", "Chat"),
        new("Connectors.Pictures", "Chat"),
        new("Commands", "Domain", "Chat", "Reading", "Store", "Cards", "Documents"),
        new(
            "Jobs",
            "Domain",
            "Chat",
            "Store",
            "Connectors",
            "Connectors.Stripe",
            "Connectors.Flowlu",
            "Connectors.Mail",
            "Documents"
        ),
        new("Pages", "Domain", "Chat", "Reading", "Store", "Cards", "Documents"),
    ];

    private static readonly ExternalNamespace[] ExternalNamespaces =
    [
        new("Dapper", "Store"),
        new("Microsoft.Data", "Store"),
        new("System.Data", "Store"),
        new("Npgsql", "Store"),
        new("CsvHelper", "Documents"),
        new("PublicHoliday", "Reading"),
        new("System.Xml", "Connectors.Statements", "Documents"),
        new("PdfSharp", "Documents"),
        new("QRCoder", "Documents"),
        new("MailKit", "Connectors.Mail"),
        new("MimeKit", "Connectors.Mail"),
        new("System.IO.Compression", "Documents", "Connectors.Statements"),
        new("Quartz", "Jobs"),
        new("Microsoft.AspNetCore", "Channels.Teams", "Channels.Slack", "Channels.Web", "Connectors.Stripe", "Pages"),
        new(
            "System.Net.Http",
            "Channels.Teams",
            "Channels.Slack",
            "Connectors.Stripe",
            "Connectors.Flowlu",
            "Connectors.Pictures"
        ),
        new("System.Net.Mail", "Connectors.Mail"),
        new(
            "System.Net.Sockets",
            "Channels.Teams",
            "Channels.Slack",
            "Connectors.Stripe",
            "Connectors.Flowlu",
            "Connectors.Pictures"
        ),
        new("Microsoft.Identity", "Channels.Teams"),
        new("Microsoft.IdentityModel", "Channels.Teams"),
    ];

    [Fact]
    public void No_room_imports_what_is_closed_to_it() =>
        Compiled.AssertNone(new Rooms("MilestoneBot", Table, ExternalNamespaces).Violations(Compiled.Bot));

    [Fact]
    public void A_table_that_closes_a_used_door_is_seen_broken()
    {
        var closed = Table.Select(r => r.Name == "Commands" ? new Room("Commands", "Domain", "Chat") : r).ToArray();
        Assert.Contains(
            new Rooms("MilestoneBot", closed, []).Violations(Compiled.Bot),
            v => v.EndsWith("Commands may not import Store", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_room_that_is_missing_from_the_table_is_seen() =>
        Assert.Contains(
            new Rooms("MilestoneBot", [.. Table.Where(r => r.Name != "Cards")], []).Violations(Compiled.Bot),
            v => v.EndsWith("stands in no room of the table", StringComparison.Ordinal)
        );

    [Fact]
    public void A_closed_package_is_seen() =>
        Assert.Contains(
            new Rooms("MilestoneBot", Table, [new("Dapper", "Commands")]).Violations(Compiled.Bot),
            v => v.EndsWith("Dapper is closed to Store", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("InBase")]
    [InlineData("InInterface")]
    [InlineData("InField")]
    [InlineData("InProperty")]
    [InlineData("InParameter")]
    [InlineData("InGenericArgument")]
    [InlineData("InConstraint")]
    [InlineData("InBody")]
    [InlineData("InCatch")]
    [InlineData("InLambda")]
    [InlineData("InAsync")]
    [InlineData("InIterator")]
    [InlineData("InMark")]
    [InlineData("InAttributeArgument")]
    [InlineData("InStaticCall")]
    [InlineData("InNestedType")]
    public void A_forbidden_import_is_seen_wherever_it_hides(string type)
    {
        var rooms = new Rooms("MilestoneBot.Tests.House.PlantedRooms", [new("Ground"), new("Upper", "Ground")], []);
        Assert.Contains(
            rooms.Violations(Compiled.Tests),
            v => v.StartsWith($"MilestoneBot.Tests.House.PlantedRooms.Ground.{type} uses", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void An_allowed_import_is_no_violation()
    {
        var rooms = new Rooms(
            "MilestoneBot.Tests.House.PlantedRooms",
            [new("Ground", "Upper"), new("Upper", "Ground")],
            []
        );
        Compiled.AssertNone(rooms.Violations(Compiled.Tests));
    }
}
