using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json.Nodes;
using MilestoneBot.Tests.Kit;
using MilestoneBot.Tests.Kit.Files;

namespace MilestoneBot.Tests.Manifest;

/// <summary>
/// The package that people install: a manifest that conforms to the published schema, and icons that Teams accepts.
/// </summary>
public sealed class TeamsManifestTests
{
    private static readonly string Json = File.ReadAllText(Repository.PathOf("manifest", "teams", "manifest.json"));

    [ContractFact]
    [Needs(Need.Node)]
    public async Task The_manifest_holds_against_the_published_schema() =>
        Assert.Empty(await JsonSchemas.ProblemsOfTeamsManifestAsync(Json));

    [ContractTheory]
    [InlineData("\"groupChat\"", "\"groupchat\"", "scopes")]
    [InlineData("\"#1D4E89\"", "\"blue\"", "accentColor")]
    [InlineData("00000000-0000-0000-0000-000000000000", "your-id-here", "/id")]
    [InlineData("\"accentColor\"", "\"accent\"", "accent")]
    [InlineData("\"manifestVersion\": \"1.29\"", "\"manifestVersion\": \"1.2\"", "/manifestVersion")]
    [Needs(Need.Node)]
    public async Task A_manifest_with_a_mistake_is_refused_and_the_mistake_named(
        string right,
        string wrong,
        string named
    )
    {
        Assert.Contains(right, Json, StringComparison.Ordinal);
        var problems = await JsonSchemas.ProblemsOfTeamsManifestAsync(
            Json.Replace(right, wrong, StringComparison.Ordinal)
        );
        Assert.Contains(problems, p => p.Contains(named, StringComparison.Ordinal));
    }

    [Fact]
    public void The_bot_is_at_home_in_personal_chats_teams_and_group_chats()
    {
        var bot = JsonNode.Parse(Json)!["bots"]![0]!;
        Assert.Equal(["personal", "team", "groupChat"], bot["scopes"]!.AsArray().Select(s => (string?)s));
        Assert.Equal((string?)JsonNode.Parse(Json)!["id"], (string?)bot["botId"]);
    }

    [Fact]
    public void The_version_is_the_products()
    {
        var props = File.ReadAllText(Repository.PathOf("Directory.Build.props"));
        Assert.Contains(
            $"<Version>{(string?)JsonNode.Parse(Json)!["version"]}</Version>",
            props,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("color.png", 192)]
    [InlineData("outline.png", 32)]
    public void An_icon_is_a_square_PNG_of_the_size_that_is_asked_for(string name, int side)
    {
        Assert.Equal(name, (string?)JsonNode.Parse(Json)!["icons"]![Path.GetFileNameWithoutExtension(name)]);
        var icon = Icon.Read(name);
        Assert.Equal((side, side), (icon.Width, icon.Height));
    }

    [Fact]
    public void The_outline_is_white_on_transparent()
    {
        var pixels = Icon.Read("outline.png").Pixels().ToList();
        Assert.All(pixels, p => Assert.Equal((255, 255, 255), (p.R, p.G, p.B)));
        Assert.Contains(pixels, p => p.A == 0);
        Assert.Contains(pixels, p => p.A == 255);
    }

    [Fact]
    public void The_colour_icon_fills_its_square() =>
        Assert.All(Icon.Read("color.png").Pixels(), p => Assert.Equal(255, p.A));

    private sealed record Icon(int Width, int Height, byte[] Data)
    {
        public static Icon Read(string name)
        {
            var png = File.ReadAllBytes(Repository.PathOf("manifest", "teams", name));
            Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
            Assert.Equal([8, 6], png[24..26]); // 8 bits each of red, green, blue and alpha.
            return new(
                BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)),
                BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)),
                Unpack(png)
            );
        }

        /// <summary>The pixels of a picture whose rows are stored without prediction.</summary>
        public IEnumerable<(int R, int G, int B, int A)> Pixels()
        {
            var row = (Width * 4) + 1;
            for (var y = 0; y < Height; y++)
            {
                Assert.Equal(0, Data[y * row]);
                for (var x = (y * row) + 1; x < (y + 1) * row; x += 4)
                    yield return (Data[x], Data[x + 1], Data[x + 2], Data[x + 3]);
            }
        }

        private static byte[] Unpack(byte[] png)
        {
            using var packed = new MemoryStream();
            for (var at = 8; at < png.Length; )
            {
                var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
                if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
                    packed.Write(png, at + 8, length);
                at += length + 12;
            }
            packed.Position = 0;
            using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
            using var data = new MemoryStream();
            zlib.CopyTo(data);
            return data.ToArray();
        }
    }
}
