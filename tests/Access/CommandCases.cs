namespace MilestoneBot.Tests.Access;

/// <summary>The expected effect of a command in the table.</summary>
public enum ExpectedOutcome
{
    /// <summary>
    /// Anybody may send it. It shows nothing of a project that they cannot see, and changes nothing.
    /// </summary>
    Open,

    /// <summary>People who may see the project read it. For everybody else there is no project.</summary>
    See,

    /// <summary>It changes nothing yet, but only people who may do what it prepares can send it.</summary>
    Prepare,

    /// <summary>It changes data, for people whose role may.</summary>
    Do,

    /// <summary>Creates a project: possible for all people of the workspace and nobody else.</summary>
    Begin,
}

/// <summary>
/// One command that a person may send, in one state of the project, with the expected result for each role.
/// </summary>
/// <param name="Point">The state of the project (<see cref="ProjectCheckpoints"/>).</param>
/// <param name="Marks">Member, lead, approver, finance: <c>+</c> may, <c>-</c> may not, <c>?</c> makes a request,
/// <c>e</c> attaches evidence that waits, <c>*</c> only the person whose action it undoes, <c>!</c> everybody with
/// the role except the person whose own action it would check and their deputy, <c>^</c> everybody who has the role
/// themselves, and no deputy.</param>
/// <param name="Makes">The audit entry that must follow from it.</param>
public sealed record CommandCase(
    string Words,
    string Point,
    ExpectedOutcome ExpectedOutcome,
    string Marks,
    string Makes,
    string Line
)
{
    public const string Roles = "MLAF";

    /// <summary>It changes what all projects share, and no project.</summary>
    public bool IsOfWorkspace =>
        Makes
            is "template-saved"
                or "label-saved"
                or "label-removed"
                or "seller-set"
                or "account-proposed"
                or "account-accepted"
                or "account-declined"
                or "vat-set"
                or "datev-set"
                or "series-started";

    /// <summary>It is about all projects of the workspace, so a role in another one has an answer too.</summary>
    public bool IsOfAllProjects => Words == "export datev";

    public override string ToString() => $"{Words} [{Point}]";
}

/// <summary>
/// Who may send which command, written down as the requirement and not derived from the code. A command without a row
/// fails the tests until its row is added.
/// </summary>
public static class CommandCases
{
    // Commands that are too long for the table.
    private const string PlanLine = "plan Launch party held | unbilled | 2026-08-01 | 14 | file-delivery";
    private const string AskLine = "ask override 2 reason \"the client promised payment on Friday\"";
    private const string DeputyLine = "role add deputy @{stranger} for @{approver} until 2026-08-14";
    private const string SellerLine = "settings seller \"Studio GmbH\" address \"Main Street 1, 10115 Berlin\"";

    private const string AccountLine = "settings seller iban DE89370400440532013000 holder \"Studio GmbH\"";

    /// <summary>Verb | state | member, lead, approver, finance | audit entry | command.</summary>
    private const string Table = $$"""
        project new         | draft              | begin | project-created     | project new "Blog" client "Baker Ltd" total 500 EUR
        project list        | draft              | open  |                     | project list
        project use         | draft              | ++++  | place-tied          | project use ACME
        project invite      | draft              | prep  |                     | project invite ACME
        project show        | draft              | see   |                     | project show
        project hold        | agreed             | -++-  | project-held        | project hold reason "the client asked for a pause"
        project resume      | held               | -++-  | project-resumed     | project resume reason "work goes on"
        project cancel      | agreed             | -++-  | project-cancelled   | project cancel reason "the client gave it up"
        project close       | done               | -++-  | project-closed      | project close
        add                 | bare               | -++-  | milestone-added     | add "Launch party held" unbilled
        plan                | bare               | prep  |                     | {{PlanLine}}
        plan save           | bare               | -++-  | milestone-added     | plan save
        set                 | draft              | -++-  | milestone-changed   | set 1 due 30
        set                 | draft              | -++-  | milestone-changed   | set 1 done-when client-sign-off deemed-acceptance 14
        set                 | agreed             | -?++  | milestone-vat-changed | set 2 vat 7 reason "books have the reduced rate"
        fill                | bare               | -++-  | milestone-changed   | fill expected-1 2026-08-01
        move                | draft              | -++-  | milestone-moved     | move 3 before 2
        drop                | draft              | -++-  | milestone-dropped   | drop 3
        drop                | agreed             | -++-  | terms-amended       | drop 3
        template list       | draft              | open  |                     | template list
        template show       | draft              | open  |                     | template show halves
        template save       | draft              | -++-  | template-saved      | template save shop-30-40-30
        labels              | draft              | open  |                     | labels
        labels add          | draft              | -++-  | label-saved         | labels add "User test passed"
        labels remove       | labelled           | -++-  | label-removed       | labels remove "User test passed"
        terms               | agreed             | see   |                     | terms
        terms text          | agreed             | see   |                     | terms text
        terms send          | draft              | -++-  | terms-sent          | terms send
        terms agreed        | sent               | -++-  | terms-agreed        | terms agreed by "Dana Weiss" ref "e-mail 1 July"
        terms accept        | agreement          | --+-  | terms-agreed        | terms accept
        terms refuse        | agreement          | -++-  | agreement-refused   | terms refuse "Dana knows nothing of it"
        amend               | agreed             | -++-  | terms-amended       | amend 2 due 30
        amend               | agreed             | -++-  | terms-amended       | amend 2 done-when client-sign-off deemed-acceptance 14
        amend total         | agreed             | -++-  | terms-amended       | amend total 15000 EUR
        amend add           | agreed             | -++-  | terms-amended       | amend add "Launch party held" unbilled
        amend split         | agreed             | -++-  | terms-amended       | amend split 2 100 "Icons approved"
        project end         | confirmed          | -++-  | terms-amended       | project end reason "the client stops the shop"
        terms withdraw      | amended            | -++-  | amendment-withdrawn | terms withdraw
        start               | agreed             | +++-  | stage-started       | start 1
        submit              | started            | +++-  | stage-submitted     | submit 1 "Report v3" https://files.example/report.pdf
        use message         | submitted          | open  |                     | use message
        confirm             | submitted          | -++-  | stage-confirmed     | confirm 1
        confirm             | submitted by lead  | -!+-  | stage-confirmed     | confirm 1
        confirm             | client's submitted | -e+-  | stage-confirmed     | confirm 1 by "Dana Weiss" ref "portal approval"
        confirm             | client's evidence  | --+-  | stage-confirmed     | confirm 1
        changes             | submitted          | -++-  | changes-requested   | changes 1 "the budget page is missing"
        reopen              | confirmed          | --+-  | stage-reopened      | reopen 1 reason "the client found a broken form"
        override            | issued             | -?+-  | gate-overridden     | override 2 reason "the client promised payment on Friday"
        override            | asked by approver  | --!-  | gate-overridden     | override 2 reason "the client promised payment on Friday"
        ask override        | issued             | -??-  | request-made        | {{AskLine}}
        approve             | asked              | --+-  | gate-overridden     | approve R1
        approve             | asked by approver  | --!-  | gate-overridden     | approve R1
        decline             | asked              | --+-  | request-decided     | decline R1 "wait for the money"
        check               | drafted            | see   |                     | check 1
        invoice             | confirmed          | -+++  | invoice-drafted     | invoice 1
        issue               | drafted            | --+-  | invoice-issued      | issue 1
        issue               | drafted by approver| --!-  | invoice-issued      | issue 1
        sendback            | drafted            | --+-  | invoice-sent-back   | sendback 1 "the order number is missing"
        later               | drafted            | --+-  | invoice-put-off     | later 1
        discard             | drafted            | -+++  | invoice-discarded   | discard 1
        credit              | issued             | -?+?  | credit-issued       | credit INV-2026-0001 reason "discount agreed on 3 August"
        retry               | issued             | open  |                     | retry INV-2026-0001
        pay                 | issued             | ---+  | payment-recorded    | pay INV-2026-0001 500 EUR
        pay                 | issued             | ---+  | on-account-recorded | pay ACME 500 EUR
        apply               | on account         | ---+  | client-credit-applied | apply INV-2026-0001 100 EUR
        refund              | on account         | -?+?  | client-credit-refunded | refund ACME 100 EUR reason "credit paid out"
        parked              | parked             | open  |                     | parked
        parked show         | parked             | open  |                     | parked show B1
        parked aside        | parked             | open  |                     | parked aside
        parked dismiss      | parked             | ---+  | receipt-dismissed   | parked dismiss B1
        reverse             | part-paid          | ---+  | payment-reversed    | reverse P1 reason "booked on the wrong invoice"
        refund              | part-paid          | -?+?  | refund-recorded     | refund INV-2026-0001 100 EUR reason "paid twice"
        settle              | issued             | -?++  | invoice-settled     | settle INV-2026-0001 as bank-fee 15 reason "bank"
        settle              | issued             | -?+?  | invoice-settled     | settle INV-2026-0001 as withheld-tax 150 reason "office"
        settle              | issued             | -?+?  | invoice-settled     | settle INV-2026-0001 as bad-debt 100 reason "lost"
        writeoff            | issued             | -?+?  | invoice-written-off | writeoff INV-2026-0001 reason "the client is insolvent"
        status              | issued             | see   |                     | status
        schedule            | issued             | see   |                     | schedule
        timeline            | issued             | see   |                     | timeline
        invoices            | issued             | see   |                     | invoices
        money               | issued             | see   |                     | money
        next                | issued             | see   |                     | next
        statement           | issued             | see   |                     | statement
        forecast            | issued             | see   |                     | forecast
        inbox               | issued             | open  |                     | inbox
        board               | issued             | open  |                     | board
        show                | issued             | see   |                     | show 1
        show                | issued             | see   |                     | show INV-2026-0001
        proof               | issued             | see   |                     | proof 1
        why                 | issued             | see   |                     | why INV-2026-0001
        audit               | issued             | see   |                     | audit
        audit settings      | issued             | see   |                     | audit settings
        verify              | issued             | see   |                     | verify
        document            | issued             | see   |                     | document INV-2026-0001
        export              | issued             | see   |                     | export csv
        export datev        | issued             | prep --++ |                 | export datev 2020-01
        remind              | issued             | -+++  | reminder-posted     | remind INV-2026-0001
        remind              | issued             | -+++  | client-mail-requested | remind INV-2026-0001 client
        pause notice        | issued             | -+++  | pause-notice-given  | pause notice 2
        snooze              | issued             | -+++  | invoice-snoozed     | snooze INV-2026-0001 7
        promise             | issued             | -+++  | payment-promised    | promise INV-2026-0001 2026-08-05
        dispute             | issued             | -+++  | invoice-disputed    | dispute INV-2026-0001 "the client misses the budget page"
        settle-dispute      | disputed           | -+++  | dispute-settled     | settle-dispute INV-2026-0001
        role add            | agreed             | -++-  | role-given          | role add member @{stranger}
        role remove         | agreed             | -++-  | role-taken          | role remove member @{member}
        role add deputy     | agreed             | -^^-  | deputy-named        | {{DeputyLine}}
        role remove deputy  | agreed             | -++-  | deputy-removed      | role remove deputy @{deputy of approver}
        role list           | agreed             | see   |                     | role list
        my rights           | agreed             | see   |                     | my rights
        who can             | agreed             | see   |                     | who can issue
        settings            | agreed             | see   |                     | settings
        settings zone       | agreed             | -++-  | settings-changed    | settings zone America/New_York
        settings hours      | agreed             | -++-  | settings-changed    | settings hours 8-18
        settings quiet      | agreed             | -++-  | settings-changed    | settings quiet 12-13
        change settings     | agreed             | -++-  | settings-changed    | change settings digest off
        settings digest     | agreed             | -++-  | settings-changed    | settings digest off
        settings client-reminders| agreed        | -++-  | settings-changed    | settings client-reminders on
        settings late-interest| agreed           | -++-  | settings-changed    | settings late-interest on
        settings client-receipts | agreed        | -++-  | client-receipts-changed | settings client-receipts on
        settings gate       | agreed             | -++-  | settings-changed    | settings gate not-overdue
        settings holidays   | agreed             | -++-  | settings-changed    | settings holidays 2026-12-24
        settings holidays   | agreed             | -++-  | settings-changed    | settings holidays DE-BY
        settings due-weekend| agreed             | -++-  | settings-changed    | settings due-weekend next-working-day
        settings numbers    | agreed             | --+-  | series-started      | settings numbers INV next 418
        settings settle-limit| agreed            | --+-  | settlement-rules-changed | settings settle-limit 50 EUR
        settings small-difference| agreed        | --+-  | settlement-rules-changed | settings small-difference 0.50 EUR
        settings client     | agreed             | -++-  | client-changed      | settings client contact "anna@acme.example"
        settings seller     | agreed             | -++-  | seller-set          | {{SellerLine}}
        settings seller     | agreed             | -++-  | account-proposed    | {{AccountLine}}
        settings seller logo| agreed             | prep  |                     | settings seller logo
        account accept | account proposed | --+- | account-accepted   | account accept 1 3000
        account accept | account proposed by approver | --!- | account-accepted | account accept 1 3000
        account decline| account proposed | -++- | account-declined   | account decline 1 "our bank says otherwise"
        settings vat        | agreed             | -++-  | vat-set             | settings vat 19
        settings datev      | agreed             | --++  | datev-set           | settings datev consultant 29098
        client link         | agreed             | -++-  | client-link-made    | client link ACME
        client revoke       | linked             | -++-  | client-links-revoked| client revoke ACME
        undo                | confirmed          | --*-  | confirmation-undone | undo
        cancel form         | draft              | open  |                     | cancel form
        help                | draft              | open  |                     | help
        """;

    public static IReadOnlyList<CommandCase> All { get; } =
    [.. Table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read)];

    private static CommandCase Read(string row)
    {
        // The command itself may contain the separator.
        var cells = row.Split('|', 5);
        Assert.True(cells.Length == 5, row);
        var (words, point, byRole, makes, line) = (
            cells[0].Trim(),
            cells[1].Trim(),
            cells[2].Trim(),
            cells[3].Trim(),
            cells[4].Trim()
        );
        return byRole switch
        {
            "open" => new(words, point, ExpectedOutcome.Open, "", "", line),
            "see" => new(words, point, ExpectedOutcome.See, "++++", "", line),
            "prep" => new(words, point, ExpectedOutcome.Prepare, "-++-", "", line),
            _ when byRole.StartsWith("prep ", StringComparison.Ordinal) => new(
                words,
                point,
                ExpectedOutcome.Prepare,
                byRole[5..],
                "",
                line
            ),
            "begin" => new(words, point, ExpectedOutcome.Begin, "", makes, line),
            _ => new(
                words,
                point,
                ExpectedOutcome.Do,
                byRole.Length == CommandCase.Roles.Length ? byRole : throw new FormatException(row),
                makes,
                line
            ),
        };
    }
}
