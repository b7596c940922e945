using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MilestoneBot.Connectors.Statements;
using MilestoneBot.Domain.Payments;
using MilestoneBot.Tests.Kit;

namespace MilestoneBot.Tests.Connectors.Statements.BankFiles;

/// <summary>20,000 damaged statements: nothing that went out is received, nothing is lost without a word, nothing fails.</summary>
public sealed partial class MutationTests
{
    private const int Damaged = 14_000,
        Rewritten = 6_000;

    [Fact]
    [Needs(Need.Time)]
    public void A_damaged_statement_never_receives_what_went_out_and_loses_no_line_without_a_word()
    {
        var files = BankFilesTests.Everything;
        var (read, refused, doubtful, found) = (0, 0, 0, new List<string>());
        for (var seed = 0; seed < Damaged && found.Count < 10; seed++)
        {
            var random = new Random(seed);
            var file = files[seed % files.Count];
            var mutator = new StatementMutator(file.Text, random);
            var mutated = mutator.Mutate(1 + random.Next(3));
            IReadOnlyList<IncomingPayment> lines;
            try
            {
                lines = (file with { Text = mutated }).Read();
                read++;
            }
            catch (UnreadableStatementException e)
            {
                Assert.NotEmpty(e.Message);
                refused++;
                continue;
            }
            doubtful += lines.Count(l => l.Doubt.Length > 0);
            var wrong = lines.Where(l => IsReceived(l) && WentOut(file, l)).Select(BankFile.Describe).ToList();
            var lost = Lost(file, mutator, lines).ToList();
            if (wrong.Count + lost.Count > 0)
                found.Add(
                    $"seed {seed}, {file.Name}: received {string.Join(" / ", wrong)}; lost {string.Join(" / ", lost)}; has "
                        + $"{string.Join(" / ", lines.Select(BankFile.Describe))}\n{mutated}"
                );
        }
        Assert.True(found.Count == 0, string.Join("\n\n", found));
        Assert.True(
            read > Damaged / 3 && refused > 100 && doubtful > 1_000,
            $"{read} read, {refused} refused, {doubtful} in doubt"
        );
    }

    [Fact]
    [Needs(Need.Time)]
    public void A_statement_written_in_another_way_has_the_same_sums()
    {
        var files = BankFilesTests.Everything.Where(StatementRewriter.CanRewrite).ToList();
        var (found, changed) = (new List<string>(), 0);
        for (var seed = 0; seed < Rewritten && found.Count < 10; seed++)
        {
            var random = new Random(seed);
            var file = files[seed % files.Count];
            var rewriter = new StatementRewriter(file, random);
            var bytes = rewriter.Rewrite(1 + random.Next(3));
            var (before, after) = (Sums(file.Read()), SumsOf(file, bytes));
            changed += bytes.AsSpan().SequenceEqual(file.Bytes) ? 0 : 1;
            if (!before.SequenceEqual(after))
                found.Add(
                    $"seed {seed}, {file.Name}, {rewriter.Done}: {string.Join(" / ", before)} became {string.Join(" / ", after)}\n"
                        + Encoding.UTF8.GetString(bytes)
                );
        }
        Assert.True(found.Count == 0, string.Join("\n\n", found));
        Assert.True(changed > Rewritten * 9 / 10, $"{changed} changed");
    }

    private static List<string> SumsOf(BankFile file, byte[] bytes)
    {
        try
        {
            return Sums(file.Read(bytes));
        }
        catch (UnreadableStatementException e)
        {
            return [e.Message];
        }
    }

    /// <summary>The sums of the file and how many lines have none, in any order.</summary>
    private static List<string> Sums(IReadOnlyList<IncomingPayment> lines) =>
        [
            .. lines
                .Select(l =>
                    $"{l.Amount?.ToStringWithCode()} {l.AmountWithoutCurrency?.Hundredths} {l.IsBankReturn} {l.On:yyyy-MM-dd}"
                )
                .Order(StringComparer.Ordinal),
        ];

    private static bool IsReceived(IncomingPayment line) =>
        line is { Doubt.Length: 0, PutAsideReason.Length: 0, IsBankReturn: false };

    /// <summary>By the text of the row, and by its sum, which no other row of the file has.</summary>
    private static bool WentOut(BankFile file, IncomingPayment line) =>
        StatementMutator.SaysOut(line.Reference)
        || StatementMutator.SaysOut(line.Payer)
        || (
            (line.Amount?.Minor ?? line.AmountWithoutCurrency?.Hundredths) is { } minor
            && SumsOut(file).Contains(minor)
            && !SumsIn(file).Contains(minor)
            // A digit that is lost may make it the sum of another row.
            && !StatementMutator.SaysIn(line.Reference)
        );

    /// <summary>The lines of untouched rows that are not there any more in any form.</summary>
    private static IEnumerable<string> Lost(
        BankFile file,
        StatementMutator mutator,
        IReadOnlyList<IncomingPayment> lines
    )
    {
        if (mutator.IsBroken)
            yield break;
        var rows = file.Text.Split('\n');
        foreach (var line in file.Read())
        {
            // A row of which every line of text stands untouched.
            var number = line.NamedInvoiceNumbers is [var first, ..] ? first : null;
            var at = number is null
                ? -1
                : Array.FindIndex(rows, r => r.Contains(number, StringComparison.OrdinalIgnoreCase));
            if (
                at < 0
                || mutator.Changed.Contains(at)
                || mutator.Changed.Contains(at - 1)
                || mutator.Changed.Contains(at + 1)
            )
                continue;
            if (
                !lines.Any(l =>
                    l.Reference.Contains(number!, StringComparison.OrdinalIgnoreCase)
                    || l.NamedInvoiceNumbers.Contains(number!)
                )
            )
                yield return BankFile.Describe(line);
        }
    }

    private static HashSet<long> SumsIn(BankFile file) =>
        [.. file.Read().Select(l => l.Amount?.Minor ?? l.AmountWithoutCurrency?.Hundredths).OfType<long>()];

    private static HashSet<long> SumsOut(BankFile file) =>
        [
            .. file
                .Text.Split('\n')
                .Where(StatementMutator.SaysOut)
                .SelectMany(r => Sum().Matches(r).Select(m => m.Value))
                .Select(s => long.Parse(string.Concat(s.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture)),
        ];

    [GeneratedRegex(@"(?<![\d.,])\d[\d.,']*[.,]\d\d(?!\d|[.,]\d)")]
    private static partial Regex Sum();
}
