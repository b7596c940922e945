using System.Text;

namespace MilestoneBot.Connectors.Statements.Banks;

/// <summary>How one bank writes one kind of table: facts that its header row cannot tell.</summary>
internal sealed class BankLayout
{
    private readonly Dictionary<string, StatementColumn> columns = new(StringComparer.Ordinal);
    private readonly Dictionary<StatementColumn, List<string>> names = [];

    /// <summary>The bank's name; "" in the list of general words.</summary>
    public required string Bank { get; init; }

    /// <summary>Which of the bank's tables it is.</summary>
    public required string Name { get; init; }

    /// <summary>The names of columns that together are found in this table only.</summary>
    public IReadOnlySet<string> KnownBy { get; set; } = new HashSet<string>();

    /// <summary>The shapes of the cells of a table without a header row; empty when it has one.</summary>
    public IReadOnlyList<string> Shapes { get; set; } = [];

    /// <summary>What the cells of a table without a header row hold.</summary>
    public IReadOnlyList<StatementColumn> Cells { get; set; } = [];

    /// <summary>The day stands before the month; null when dates have only one reading.</summary>
    public bool? IsDayFirst { get; set; }

    /// <summary>The sign before decimals; null when the bank uses both.</summary>
    public char? Decimals { get; set; }

    /// <summary>Every sum that went out has a minus, so that a sum without a sign came in.</summary>
    public bool HasSignedAmounts { get; set; }

    /// <summary>Every row ends with a separator more than the header.</summary>
    public bool HasSeparatorBehind { get; set; }

    /// <summary>The encoding of files that are not in Unicode.</summary>
    public Encoding? Encoding { get; set; }

    /// <summary>Kinds of booking that are money in, in the folded form of <see cref="DirectionWords.Fold"/>.</summary>
    public IReadOnlySet<string> KindsIn { get; set; } = new HashSet<string>();

    /// <summary>Kinds of booking that are money out.</summary>
    public IReadOnlySet<string> KindsOut { get; set; } = new HashSet<string>();

    /// <summary>The names of the columns that hold this, in the order in which one is preferred.</summary>
    public IReadOnlyList<string> NamesOf(StatementColumn column) => names.GetValueOrDefault(column) ?? [];

    /// <summary>What a column of this name holds; null when the table does not say.</summary>
    public StatementColumn? ColumnOf(string header) =>
        columns.TryGetValue(ColumnName.FoldWhole(header), out var column)
        || columns.TryGetValue(ColumnName.Fold(header), out column)
            ? column
            : null;

    /// <summary>Says what the columns of these names hold.</summary>
    public void Add(StatementColumn column, IEnumerable<string> headers)
    {
        foreach (var header in headers)
        {
            var name = ColumnName.Fold(header);
            columns.TryAdd(ColumnName.FoldWhole(header), column);
            columns.TryAdd(name, column);
            if (!names.TryGetValue(column, out var list))
                names[column] = list = [];
            list.Add(name);
        }
    }
}
