namespace MilestoneBot.Domain;

/// <summary>The words of milestone names, by what they say: where a stage stands in a row, how far work is, or nothing at all. Data only.</summary>
internal static class NameWords
{
    /// <summary>Join other words.</summary>
    public static readonly HashSet<string> Joining = Set("""
        a an the of for to in on at by with without and or & + is are be from as until till this that it its our your my we
        """);

    /// <summary>Say where a stage stands in a row or in the calendar.</summary>
    public static readonly HashSet<string> Counters = Set("""
        phase phases stage stages step steps milestone milestones sprint sprints part parts iteration iterations round rounds period
        periods cycle interim section sections lot chunk package packages wp cw kw calendar person man deliverable deliverables task tasks item items block batch tranche point no nr number pos position
        day days week weeks month months quarter quarters year years half halves hour hours hr hrs
        final last next previous current new initial mid middle beginning start end kick
        one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety hundred
        first second third fourth fifth sixth seventh eighth ninth tenth
        ii iii iv vi vii viii ix xi xii
        january february march april may june july august september october november december
        jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday spring summer autumn fall winter
        """);

    /// <summary>Say how much, or how far.</summary>
    public static readonly HashSet<string> Quantities = Set("""
        % percent per cent pct half third thirds quarter quarters fifths all every everything most much majority bulk some any lots
        halfway midpoint midway almost nearly mostly partially partly partial largely substantially roughly approximately more less
        fully completely entirely whole few
        """);

    /// <summary>Say that something is over, but not what came of it.</summary>
    public static readonly HashSet<string> Doneness = Set("""
        done complete completed completion finished finish ready there through closed ended over
        """);

    /// <summary>Say that work goes on.</summary>
    public static readonly HashSet<string> States = Set("""
        progress progressing ongoing underway under way wip pending continuing continue continued continuation working started starting begun
        track advanced well good significant substantial major making made doing moving forward early late begin begins getting keep currently still continues starts nearing unfinished incomplete basically pretty close
        """);

    /// <summary>Stand for any work at all.</summary>
    public static readonly HashSet<string> Generic = Set("""
        work works project projects job jobs activity activities effort efforts service services professional general generic requests
        time spent materials scope
        """);

    /// <summary>Hold a place until somebody knows.</summary>
    public static readonly HashSet<string> Placeholders = Set("""
        tbd tba tbc misc miscellaneous various other others another stuff thing things something anything whatever etc extra extras
        additional further remaining rest left leftovers unknown undefined untitled unnamed placeholder dummy none na n/a xx xxx todo do
        asdf foo lorem ipsum nothing else so odds ends bits pieces defined determined decided confirmed announced discussed agreed test name
        see above below per discussion same not yet sure xyz abc bla blah
        """);

    /// <summary>Services without an end.</summary>
    public static readonly HashSet<string> Services = Set("""
        support maintenance consulting consultancy advice advisory assistance retainer upkeep standby management coordination supervision
        guidance care
        """);

    /// <summary>Empty beside a service.</summary>
    public static readonly HashSet<string> ServiceKinds = Set("help monthly weekly daily yearly annual technical needed required necessary demand request ad hoc ad-hoc hourly");

    /// <summary>Name money that the client pays, not what he gets for it.</summary>
    public static readonly HashSet<string> Payments = Set("""
        deposit payment payments prepayment downpayment down upfront up-front advance instalment installment instalments installments fee fees invoice invoices billing balance
        """);

    /// <summary>Happened where two people could see it.</summary>
    public static readonly HashSet<string> Events = Set("""
        delivered handed handover signed approved accepted held launched live published printed installed submitted presented demonstrated
        shown opened passed set built shipped deployed released imported migrated translated recorded produced received merged trained
        tested verified launch go-live golive
        """);

    /// <summary>Meetings and papers, which can be counted in hours or days.</summary>
    public static readonly HashSet<string> Occasions = Set("""
        workshop workshops training trainings shoot shooting review reviews meeting meetings demo session sessions course interview
        interviews testing tests test report reports
        """);

    /// <summary>Kinds of work; going on with one is progress.</summary>
    public static readonly HashSet<string> Undertakings = Set("""
        design development discovery build implementation coding programming engineering testing research planning writing improvement
        optimisation optimization
        """);

    /// <summary>What work makes in the end; a percentage of it is progress.</summary>
    public static readonly HashSet<string> Wholes = Set("website site app application backend frontend platform project work product homepage page pages shop content");

    /// <summary>Alterations of nobody knows what.</summary>
    public static readonly HashSet<string> Changes = Set("changes fixes improvements updates tweaks adjustments edits corrections design development coding programming");

    /// <summary>Come short of the word that follows.</summary>
    public static readonly HashSet<string> Approximations = Set("almost nearly mostly partially partly largely substantially roughly approximately basically not");

    /// <summary>Portions, before "of".</summary>
    public static readonly HashSet<string> Portions = Set("half third thirds quarter quarters fifths most much majority bulk part parts some portion");

    /// <summary>Are measured in percent.</summary>
    public static readonly HashSet<string> Measures = Set("coverage score uptime speed rate accuracy availability discount opacity by faster load");

    private static HashSet<string> Set(string words) => new(words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
