namespace MilestoneBot.Commands.Everyday;

/// <content>What changes something.</content>
internal static partial class Phrasebook
{
    private static IReadOnlyList<Phrase> Acting =>
        [
            // Projects.
            Means("(new|create|add|start|begin|make|open|set_up) [a|another|the] [new] project", "project new"),
            Means("new", "project new"),
            Means(
                "(new|create|add|start|begin|make|open|set_up) [a|another|the] [new] project {rest}",
                "project new {rest}"
            ),
            Means("(close|finish) [the|this|our] project", "project close"),
            // The schedule, while it is not agreed; afterwards the answer leads to the amendment.
            Means(
                "(add|new|create) [a|an|another|the|new] (milestone|stage|phase|step) [called|named] {rest}",
                "add {rest}"
            ),
            Means("(add|new|create) [a|an|another|the|new] [new] (milestone|stage|phase|step)", "add"),
            Means("rename {m} (to|as|into) {name}", "set {stage} name {name}"),
            Means("rename {m} {name}", "set {stage} name {name}"),
            Means("(delete|remove) {m}", "drop {stage}"),
            // Work.
            Means("(start|begin|kick_off|launch) [with|on|work_on] {m} [now|today]", "start {stage}"),
            Means("(send|submit) [the|our] terms [out] [now|to_the_client|to_client|to_them]", "terms send"),
            // Billing: a draft takes no number and moves no money.
            Means("(bill|charge) [for] {m} [now]", "invoice {stage}"),
            Means(
                "(create|make|write|draft|prepare|new) [a|an|the] [new] [draft] invoice (for|of|on) {m}",
                "invoice {stage}"
            ),
            Means("(invoice|draft) [for] {m}", "invoice {stage}"),
            Means("issue [the] invoice (for|of|on) {m}", "issue {stage}"),
            // Following up.
            Means("(send|post|write) [a|another|the] reminder (for|of|on|about) [invoice] {m}", "remind {stage}"),
            Means("undo (that|this|it|last|the_last|the_last_one)", "undo"),
        ];

    private static IReadOnlyList<Phrase> Unsure =>
        [
            Offers("(oops|ups|mistake|that_was_wrong|that_was_a_mistake|revert|revert_that|take_that_back)", "undo"),
            Offers("(delete|remove|cancel|abort|stop) [the|this|our] project", "help project cancel | project hold"),
            Offers(
                "(cancel|delete|remove|storno|reverse|void) [invoice] {invoice}",
                "credit {invoice} | show {invoice}"
            ),
            Offers("(invoice|bill) {invoice}", "show {invoice}"),
            Offers("(cancel|delete|remove|storno|void) [the] invoice", "credit {open} | show {open}"),
            Offers("(hold|pause|suspend|stop) [the|this|our] project", "help project hold"),
            Offers("put [the|this|our] project on hold", "help project hold"),
            Offers("(resume|continue|restart|reopen) [the|this|our] project", "help project resume"),
            // The client's word is on record only with where it stands.
            Offers("(i|we) agree", "terms | terms send | help terms agreed"),
            Offers(
                "[the] [client] [has|have] (agreed|accepted|said_ok|said_yes|says_ok|says_yes)",
                "terms | terms send | help terms agreed"
            ),
            Offers(
                "{who} [has] (agreed|accepted) [to_it|to_the_terms|the_terms|to_them]",
                "terms | terms send | help terms agreed"
            ),
            Offers("terms (are|were|got) (agreed|accepted|signed)", "terms | help terms agreed"),
            Offers("terms [are|were|got] (sent|out)", "terms | terms send"),
            Offers(
                "(send|mail) [the|our] (contract|agreement|offer|schedule) [to_the_client|to_client]",
                "terms send | terms"
            ),
            Offers(
                "{who} [has|have] (approved|confirmed|signed_off|signed|accepted) {m} "
                    + "[by_mail|by_e-mail|by_email|by_phone|in_writing|today|yesterday]",
                "confirm {stage} | show {stage}"
            ),
            Offers("approve {m}", "confirm {stage} | show {stage}"),
            Offers(
                "{m} [is|was|has_been|got] (approved|confirmed|signed_off|accepted)",
                "confirm {stage} | show {stage}"
            ),
            Offers(
                "[the] client (wants|asks_for|requests|requested|asked_for) [some|a_few|more] changes (to|on|in|for) {m}",
                "help changes | show {stage}"
            ),
            Offers(
                "mark {m} as (done|finished|complete|completed|ready|delivered)",
                "confirm {stage} | show {stage} | help submit"
            ),
            Offers(
                "{m} [is|are|was] [now|already|all] (done|finished|complete|completed|ready|delivered|over)",
                "confirm {stage} | show {stage} | help submit"
            ),
            Offers(
                "[we|i] [have|just] (complete|completed|finish|finished|deliver|delivered|done_with|submitted) {m}",
                "confirm {stage} | show {stage} | help submit"
            ),
            Offers("(approved|approve_it|yes|yep|agreed)", "approve | inbox"),
            Offers("(reject|rejected|no|refuse|deny|decline_it)", "decline | inbox"),
            Offers("(start|begin|go|let's_go|lets_go)", "start {next} | next"),
            Offers("(new|create|make|write|draft|prepare) [a|an|the] [new] invoice", "invoice {unbilled} | next"),
            Offers("(send|mail|issue) [the|an|a] (invoice|bill)", "invoices draft | next | invoices open"),
            Offers("(send|mail) [the|an|a] (invoice|bill) (for|of) {m}", "issue {stage} | show {stage}"),
            // Money that is waited for.
            Offers(
                "(remind|chase|nudge|ping) [the|our] [client] [about] [the|it|payment|payments|invoice]",
                "remind {open} | invoices open"
            ),
            Offers("(remind|chase|nudge|ping) {contact}", "remind {open} | invoices open"),
            Offers(
                "(send|post|write) [a|another|the] reminder [to_the_client|to_client|now|to_them]",
                "remind {open} | invoices open"
            ),
            Offers(
                "{who} (promised|promises|has_promised|wants) [us|me] [to] pay [us|it] [on|by|until|till] {date}",
                "promise {open} {date}"
            ),
            Offers(
                "{who} [has|have|did|does] (not_paid|hasn't_paid|haven't_paid|didn't_pay|did_not_pay|not_pay) [yet|us|for] {m}",
                "remind {stage} | show {stage}"
            ),
            Offers(
                "[the|our] [client|they|he|she|{who}] [has|have|did] "
                    + "(not_paid|hasn't_paid|haven't_paid|didn't_pay|did_not_pay|not_pay|not_paid_yet) [yet|us]",
                "remind {open} | invoices open"
            ),
            Offers(
                "[the|our] [client|they|he|she|{who}] (disputes|dispute|refuses_to_pay|does_not_want_to_pay|won't_pay) [invoice] [it|{m}]",
                "help dispute | invoices open"
            ),
            Offers("(write_off|write_it_off|writeoff) [off|it|{m}]", "help writeoff | invoices open"),
        ];
}
