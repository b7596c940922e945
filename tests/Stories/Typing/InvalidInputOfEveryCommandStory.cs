namespace MilestoneBot.Tests.Stories.Typing;

/// <summary>The lines, by command.</summary>
public sealed partial class InvalidInputOfEveryCommandStory
{
    private const string Lines = """
        project new
        project new "Shop"
        project new "Shop" client "Baker"
        project new "Shop" client "Baker" total 12000
        project new "Shop" client "Baker" total -1 EUR
        project new "Shop" client "Baker" total 1.234.56 EUR
        project new "Shop" client "Baker" total 12000 XXX
        project new "Shop" client "Baker" total 12000 EUR vat 101
        project new "Shop" client "Baker" total 12000 EUR vat nineteen
        project new "Shop" client "Baker" total 12000 EUR vat 0
        project new "Shop" client "Baker" total 12000 EUR vat 19 reverse-charge
        project new "Shop" client "Baker" total 12000 EUR vat 0 charity
        project new "Shop" client "Baker" total 12000 EUR vat 0 exempt
        project new "Shop" client "Baker" total 12000 EUR vat 0 intra-eu-goods US
        project new "Shop" client "Baker" total 12000 EUR vat 0 category charity
        project new "Shop" client "Baker" total 12000 EUR vat 19 category reverse-charge
        project new "Shop" client "Baker" total 12000 EUR vat 0 category exempt
        project new "Shop" client "Baker" total 12000 EUR vat 0 category intra-eu-goods detail US
        project new "Shop" client "Baker" total 12000 EUR vat 0 detail "adult education"
        project new "Shop" client "Baker" total 12000 EUR due 181
        project new "Shop" client "Baker" total 12000 EUR due -1
        project new "Shop" client "Baker" total 12000 EUR starts 2026-13-01
        project new "Shop" client "Baker" total 12000 EUR starts 31.04.2026
        project new "Shop" client "Baker" total 12000 EUR zone Berlin
        project new "Shop" client "Baker" total 12000 EUR gate never
        project new "Shop" client "Baker" total 12000 EUR key TOOLONGAKEYX
        project new "Shop" client "Baker" total 12000 EUR key AC-ME
        project new "Shop" client "Baker" total 12000 EUR using nothing
        project new "" client "Baker" total 12000 EUR
        project use
        project use NOPE
        project use ../ACME
        project resume reason "it goes on"
        project hold
        project hold reason ""
        project cancel reason "no budget"
        project close now
        project close
        add "Copy deck delivered" 10%
        add "Contract signed" 20% kind loan
        add "Contract signed" 20% vat 7 category zero-rated
        add "Deposit" 20% advance
        add
        plan Copy deck delivered | 10%
        set 1 amount 10%
        set design amount 5000
        set 2 kind advance
        set 2 vat 7
        set 2 vat 7 reason ""
        set 2 vat 0 reason "x"
        set 2 category exempt reason "x"
        set 2 vat 19 category reverse-charge reason "x"
        set 2 vat 19 reason "x"
        set 2 vat 7 due 30 reason "x"
        set 1 vat 7 reason "x"
        set all due 30
        set all vat 7
        set all
        move 2 before 1
        drop 1
        amend
        amend 9 due 30
        amend 1 due 30
        amend 2 due 999
        amend 2 amount lots
        amend 2 expected 03/04/2026
        amend 2 name "Phase 2"
        amend 2 name "Final delivery"
        amend 2 done-when hope
        amend 2 kind loan
        amend 2 vat 0
        amend 2
        amend total
        amend total lots
        amend total 0 EUR
        amend total -5 EUR
        amend total 15000 USD
        amend total 1 EUR
        amend total 12000
        amend total 12000.005 EUR
        amend add
        amend add "Phase 3"
        amend add "Phase 3" 100
        amend add "Copy deck delivered" lots
        amend add "Final delivery" 100
        amend add "Copy deck delivered" 100 expected 2026-02-29
        amend split
        amend split 2
        amend split 9 100 "Copy deck delivered"
        amend split 1 100 "Copy deck delivered"
        amend split 2 lots "Copy deck delivered"
        amend split 2 0 "Copy deck delivered"
        amend split 2 999999 "Copy deck delivered"
        amend split 2 100
        amend split 2 100 "Phase 3"
        project end
        project end reason ""
        project end reason "stop" fee
        project end reason "stop" fee 500
        project end reason "stop" fee 0 "Cancellation fee"
        project end reason "stop" fee lots "Cancellation fee"
        project end reason "stop" fee 500 USD "Cancellation fee"
        project end reason "stop" "Cancellation fee"
        project end reason "stop" fee 500 "Final delivery"
        terms agreed
        terms agreed by "Dana"
        terms agreed by "Dana" ref ""
        terms agreed by "Dana Weiss" ref "again"
        terms withdraw
        fill expected-2 2026-08-01
        start 9
        start 1
        start 2
        start
        submit 2 "Files"
        submit 1 "Files"
        submit 1
        confirm 1
        confirm 2
        confirm 2 by "Dana"
        changes 2 "the logo"
        changes 1 "the logo"
        reopen 1 reason "wrong file"
        reopen 2 reason "wrong file"
        reopen 1
        override 2 reason "short"
        override 2
        override 1 reason "a reason that is long enough"
        ask override 2 reason "short"
        ask override 9 reason "a reason that is long enough"
        invoice 1
        invoice 2
        invoice 9
        invoice 1 again
        issue 1
        issue 2
        discard 1
        discard 2
        sendback 1 "the note"
        sendback 2
        later 1
        later 2
        credit INV-2026-0001
        credit INV-2026-0001 0 reason "x"
        credit INV-2026-0001 -5 reason "x"
        credit INV-2026-0001 100 USD reason "x"
        credit INV-2026-0001 999999 reason "x"
        credit INV-2026-0001 10.005 reason "x"
        credit INV-2026-0001 100 reason ""
        credit INV-2026-0009 100 reason "x"
        credit INV-2026-0001 119 of 2 reason "x"
        credit INV-2026-0001 119 of nothing reason "x"
        refund INV-2026-0001 reason "x"
        refund INV-2026-0001 0 reason "x"
        refund INV-2026-0001 99999 reason "x"
        refund INV-2026-0001 5 USD reason "x"
        refund INV-2026-0009 5 reason "x"
        refund ACME 5 reason "x"
        refund ACME 0 reason "x"
        refund ACME reason "x"
        refund SHOP 5 reason "x"
        apply INV-2026-0001
        apply INV-2026-0001 0
        apply INV-2026-0001 5 USD
        apply INV-2026-0001 99999
        apply INV-2026-0009
        apply 2
        apply ACME
        reverse A9 reason "x"
        reverse P9 reason "x"
        reverse P1
        reverse P1 reason ""
        reverse nothing reason "x"
        settle INV-2026-0001
        settle INV-2026-0001 as bank-fee
        settle INV-2026-0001 as gift 5 reason "x"
        settle INV-2026-0001 as bank-fee 0 reason "x"
        settle INV-2026-0001 as bank-fee -5 reason "x"
        settle INV-2026-0001 as bank-fee 5 USD reason "x"
        settle INV-2026-0001 as discount 99999 reason "x"
        settle INV-2026-0001 as difference 10.005 reason "x"
        settle INV-2026-0001 as withheld-tax 5 reason ""
        settle INV-2026-0009 as bad-debt 5 reason "x"
        settle 2 as bank-fee 5 reason "x"
        reverse S1 reason "x"
        settings settle-limit -1
        settings settle-limit lots
        settings settle-limit 5 USD
        settings small-difference 25.01
        settings small-difference
        add "Copy deck delivered" 10% discount 2%
        amend 2 discount 2% 14d
        amend 2 discount 0% 5d
        amend 2 discount 100% 5d
        amend 2 discount 2% soon
        amend 2 discount two percent
        amend 2 deemed-acceptance 4
        amend 2 deemed-acceptance 61
        amend 2 deemed-acceptance 14.5
        amend 2 deemed-acceptance forever
        add "Copy deck delivered" 10% deemed-acceptance 0
        writeoff INV-2026-0009 reason "x"
        writeoff INV-2026-0001
        writeoff INV-2026-0001 reason ""
        pay INV-2026-0001
        pay INV-2026-0001 0
        pay INV-2026-0001 -50
        pay INV-2026-0001 abc
        pay INV-2026-0001 5000
        pay INV-2026-0001 10 USD
        pay INV-2026-0001 10 on 2062-01-01
        pay INV-2026-0001 10 on 2026-02-30
        pay INV-2026-0001 1000 ref "wire 1"
        pay INV-2026-0009 10
        pay 10
        pay ACME
        pay ACME 0
        pay ACME -5
        pay ACME 5 USD
        pay ACME 5 on 2028-12-24
        pay ACME 1000 ref "wire 1"
        pay SHOP 5
        dispute INV-2026-0001
        dispute INV-2026-0001 ""
        dispute INV-2026-0009 "late"
        settle-dispute INV-2026-0001
        promise INV-2026-0001
        promise INV-2026-0001 2020-01-01
        promise INV-2026-0001 soon
        promise INV-2026-0009 2026-08-01
        snooze INV-2026-0001
        snooze INV-2026-0001 0
        snooze INV-2026-0001 91
        snooze INV-2026-0001 soon
        snooze INV-2026-0009 3
        remind INV-2026-0009
        remind INV-2026-0009 client
        remind INV-2026-0009 formal
        remind INV-2026-0001 client formal
        remind INV-2026-0001 send
        remind INV-2026-0001 formal send total soon
        pause notice
        pause notice 9
        pause notice 1
        pause notice 2 off
        remind
        retry INV-2026-0009
        undo
        undo everything
        approve R1
        approve
        decline R7 "no"
        role add
        role add approver
        role add approver Marc
        role add boss @Marc
        role add approver @{29:ghost}
        role remove finance @Marc
        role remove approver @Bob
        role add deputy @Bob for @Marc until 2020-01-01
        role add deputy @Bob for @Bob until +9d
        role add deputy @Bob for @Marc
        role remove deputy @Bob
        settings zone Berlin
        settings zone
        settings hours 25-3
        settings hours 9
        settings quiet noon
        settings holidays 2026-02-30
        settings holidays XX
        settings holidays DE-XX
        settings due-weekend monday
        settings numbers RE next 418
        settings numbers INV next 0
        settings numbers INV
        settings numbers next 418
        settings digest maybe
        change settings digest maybe
        change settings hours 25-26
        change settings zone Berlin
        cancel form now
        settings client-reminders weekly
        settings client-reminders
        settings late-interest 9
        settings client-receipts maybe
        settings gate never
        settings client vat-id
        settings client country Germany
        settings client invoices-to books
        settings client language klingon
        settings client electronic-address nowhere
        settings seller Studio
        settings seller iban DE89370400440532013001 holder "Studio"
        settings seller phone soon
        settings seller colour red
        settings seller address "Main Street 1" city Berlin
        settings seller logo logo.png
        settings seller logo http://studio.example/logo.png
        account accept
        account accept 7
        account decline 7
        check
        check nothing
        settings vat
        settings vat 0
        settings vat 101
        settings datev everything 1
        settings datev form november
        settings datev consultant 29098, client 100000
        settings datev consultant 29098, consultant 29099
        settings datev service-date maybe
        settings datev consultant 12
        settings datev consultant
        settings datev client 100000
        settings datev year-start 02-30
        settings datev account-length 9
        settings datev debtors 10000
        settings datev revenue 19
        settings datev revenue 0 because 8400
        settings datev bank
        settings colour blue
        client revoke
        labels remove "Nothing of the kind"
        labels add "Phase 1"
        labels add "Copy deck" due 999
        template save halves
        template save "bad name!"
        template show nope
        document INV-2026-0001 pdf ubl
        export pdf
        export datev
        export datev November
        export datev 2026-13
        audit 9
        audit settings page 0
        show 9
        show INV-2026-0009
        proof 9
        why INV-2026-0009
        status NOPE
        invoices late
        status page 0
        verify NOPE
        redraw terms/1/p
        frobnicate
        mileston add "X" 10%
        =cmd|' /C calc'!A0
        @everyone
        <script>alert(1)</script>
        '; drop table invoices; --
        ${jndi:ldap://x}
        ../../etc/passwd
        """;
}
