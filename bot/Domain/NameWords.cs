namespace MilestoneBot.Domain;

/// <summary>
/// The words of milestone names, by what they say: where a stage stands in a row, how far work is, or nothing at all.
/// Data only.
/// </summary>
internal static class NameWords
{
    /// <summary>Join other words.</summary>
    public static readonly HashSet<string> Joining = Set(
        """
        a an the of for to in on at by with without and or & + is are be from as until till this that it its our your my we
        before after out up off along about than if when has have had was were
        der die das den dem ein eine für von zu zum zur im am bei mit nach und oder
        """
    );

    /// <summary>Say where a stage stands in a row or in the calendar.</summary>
    public static readonly HashSet<string> Counters = Set(
        """
        phase phases stage stages step steps milestone milestones sprint sprints part parts iteration iterations round rounds period
        periods cycle interim section sections lot chunk package packages wp cw kw calendar person man deliverable
        deliverables task tasks item items block batch tranche point no nr number pos position
        day days week weeks month months quarter quarters year years half halves hour hours hr hrs
        final last next previous current new initial mid middle beginning start end kick
        one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety hundred
        first second third fourth fifth sixth seventh eighth ninth tenth
        ii iii iv vi vii viii ix xi xii
        january february march april may june july august september october november december
        jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday spring summer autumn fall winter
        main mid-project option alternative variant ms fy
        meilenstein etappe teil abschnitt stufe schritt eins zwei drei vier fünf erste erster erstes zweite zweiter
        zweites dritte dritter drittes
        """
    );

    /// <summary>Say how much, or how far.</summary>
    public static readonly HashSet<string> Quantities = Set(
        """
        % percent per cent pct half third thirds quarter quarters fifths all every everything most much majority bulk some any lots
        halfway midpoint midway almost nearly mostly partially partly partial largely substantially roughly approximately more less
        fully completely entirely whole few
        halftime half-time half-way fifty-fifty approx ca circa least large significant part few several big bigger chunk lots
        prozent hälfte drittel viertel teilweise weitgehend größtenteils fast
        """
    );

    /// <summary>Say that something is over, but not what came of it.</summary>
    public static readonly HashSet<string> Doneness = Set(
        """
        done complete completed completion finished finish ready there through closed ended over
        finalisation finalization closing closure wrap-up finishing touches polishing performed rendered provided carried
        fertig fertiggestellt fertigstellung erledigt abgeschlossen
        """
    );

    /// <summary>Say that work goes on.</summary>
    public static readonly HashSet<string> States = Set(
        """
        progress progressing ongoing underway under way wip pending continuing continue continued continuation working
        started starting begun track advanced well good significant substantial major making made doing moving forward
        early late begin begins getting keep currently still continues starts nearing unfinished incomplete basically pretty close
        headway advancement advancements inroads momentum steady going goes moving shaping finish nicely far stage
        status state current intermediate solid
        fortschritt zwischenstand stand laufend laufende laufender laufendes arbeit arbeiten
        """
    );

    /// <summary>Stand for any work at all.</summary>
    public static readonly HashSet<string> Generic = Set(
        """
        work works project projects job jobs activity activities effort efforts service services professional general generic requests
        time spent materials scope
        capacity upcoming future preliminary preparatory preparation preparations follow follow-up communication travel
        costs billable day-to-day
        """
    );

    /// <summary>Hold a place until somebody knows.</summary>
    public static readonly HashSet<string> Placeholders = Set(
        """
        tbd tba tbc misc miscellaneous various other others another stuff thing things something anything whatever etc extra extras
        additional further remaining rest left leftovers unknown undefined untitled unnamed placeholder dummy none na n/a xx xxx todo do
        asdf foo lorem ipsum nothing else so odds ends bits pieces defined determined decided confirmed announced discussed agreed test name
        see above below per discussion same not yet sure xyz abc bla blah
        ditto dito idem blank remainder coming soon later follows unforeseen buffer contingency reserve bobs loose empty leftover
        sonstiges sonstige diverses weiteres offen noch
        """
    );

    /// <summary>Services without an end.</summary>
    public static readonly HashSet<string> Services = Set(
        """
        support maintenance consulting consultancy advice advisory assistance retainer upkeep standby management coordination supervision
        guidance care
        admin administration aftercare hypercare
        wartung betreuung beratung unterstützung
        """
    );

    /// <summary>Empty beside a service.</summary>
    public static readonly HashSet<string> ServiceKinds = Set(
        """
        help monthly weekly daily yearly annual technical needed required necessary demand request hoc ad-hoc hourly
        helping helpdesk on-call oncall call regular recurring round-the-clock permanent unlimited duty bedarf
        """
    );

    /// <summary>Name money that the client pays, not what he gets for it.</summary>
    public static readonly HashSet<string> Payments = Set(
        """
        deposit payment payments prepayment downpayment down upfront up-front advance instalment installment instalments
        installments fee fees invoice invoices billing balance
        due expenses overhead
        anzahlung abschlag abschlagszahlung teilzahlung restzahlung schlusszahlung schlussrechnung rechnung rate
        """
    );

    /// <summary>Happened where two people could see it.</summary>
    public static readonly HashSet<string> Events = Set(
        """
        delivered handed handover signed approved accepted held launched live published printed installed submitted presented demonstrated
        shown opened passed set built shipped deployed released imported migrated translated recorded produced received merged trained
        tested verified launch go-live golive
        covered onboarded connected activated configured documented uploaded certified registered mailed filmed
        rehearsed interviewed mapped migrated archived
        geliefert übergeben abgenommen freigegeben veröffentlicht unterschrieben
        """
    );

    /// <summary>Meetings and papers, which can be counted in hours or days.</summary>
    public static readonly HashSet<string> Occasions = Set(
        """
        workshop workshops training trainings shoot shooting review reviews meeting meetings demo session sessions course interview
        interviews testing tests test report reports
        """
    );

    /// <summary>Kinds of work; going on with one is progress.</summary>
    public static readonly HashSet<string> Undertakings = Set(
        """
        design development discovery build implementation coding programming engineering testing research planning writing improvement
        optimisation optimization entwicklung umsetzung
        """
    );

    /// <summary>What work makes in the end; a percentage of it is progress.</summary>
    public static readonly HashSet<string> Wholes = Set(
        """
        website site app application backend frontend platform project work product homepage page pages shop content
        feature features functions screens
        """
    );

    /// <summary>Alterations of nobody knows what.</summary>
    public static readonly HashSet<string> Alterations = Set(
        """
        changes fixes improvements updates tweaks adjustments edits corrections revisions refinements enhancements
        bugfixes bugfixing fixing
        """
    );

    /// <summary>Make an alteration no clearer.</summary>
    public static readonly HashSet<string> Slight = Set(
        "small minor little bug last general various further additional some other misc any last-minute cosmetic"
    );

    /// <summary>Come again and again; as a stage they have no end.</summary>
    public static readonly HashSet<string> Recurring = Set(
        "calls meetings syncs check-ins standups stand-ups updates reports reporting jour fixe business seo"
    );

    /// <summary>Where a name could be found that is not here.</summary>
    public static readonly HashSet<string> Elsewhere = Set(
        "above below contract offer proposal quote attachment attached appendix annex brief email e-mail mail sow details"
    );

    /// <summary>Say, behind "as", that somebody else knows.</summary>
    public static readonly HashSet<string> AsSaid = Set(
        "planned agreed discussed per before above in described offered quoted usual listed specified"
    );

    /// <summary>People of the project; one of them is nothing that is handed over.</summary>
    public static readonly HashSet<string> Parties = Set(
        "client clients customer customers team agency kunde kunden us you them everyone everybody"
    );

    /// <summary>Say, at the end of a name, that work goes on.</summary>
    public static readonly List<string[]> UnderWay = Phrases(
        """
        ongoing | underway | wip | pending | started | begun | progressing | continuing | continues | begins | progress
        under way | under construction | in work | in the works | in the making
        under development | on track | on schedule | on time | on budget | on course | in the pipeline | in development
        in process | in hand | in flight | in full swing | going on | goes on | moving on | moving forward | moving along
        coming along | shaping up | is going well | far along | well on its way | keep going | carry on | status update
        on its way | as planned | in arbeit | läuft
        """
    );

    /// <summary>Say, at the end of a name, that somebody has only to ask.</summary>
    public static readonly List<string[]> Demanded = Phrases(
        "ad-hoc | ad hoc | on demand | upon demand | on request | upon request | on call | nach bedarf | auf abruf"
    );

    /// <summary>Come short of the word that follows.</summary>
    public static readonly HashSet<string> Approximations = Set(
        """
        almost nearly mostly partially partly largely substantially roughly approximately basically not soon fast
        teilweise weitgehend größtenteils
        """
    );

    /// <summary>Portions, before "of".</summary>
    public static readonly HashSet<string> Portions = Set(
        "half third thirds quarter quarters fifths most much majority bulk part parts some portion chunk share slice lump"
    );

    /// <summary>Are measured in percent.</summary>
    public static readonly HashSet<string> Measures = Set(
        "coverage score uptime speed rate accuracy availability discount opacity by faster load"
    );

    private static List<string[]> Phrases(string phrases) =>
        [
            .. phrases
                .Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(phrase => phrase.Split(' ')),
        ];

    private static HashSet<string> Set(string words) =>
        new(words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
