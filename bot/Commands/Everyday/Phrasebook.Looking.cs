namespace MilestoneBot.Commands.Everyday;

/// <content>What only shows something.</content>
internal static partial class Phrasebook
{
    private const string See = "[show|list|see|view|open|display|give|get|print] [me|us] [all] [the|my|our|your]";

    private static IReadOnlyList<Phrase> Helping =>
        [
            Means("help (me|us|please)", "help"),
            Means("[i|we] (help|need_help|need_some_help|need_your_help)", "help"),
            Means("[can|could|would] you help [me|us]", "help"),
            Means("(menu|commands|manual|instructions|info)", "help"),
            Means("what (can|do) you [all] (do|know|understand)", "help"),
            Means("what can (i|we) (say|type|ask|write) [here]", "help"),
            Means("how (does|do) (this|it|you|milestonebot) [all] work", "help"),
            Means("[show|list] [me] [all] [the] commands", "help"),
            Means("help [me] (with|on|about|for) [the|a|an] {m}", "help {m}"),
            Means("(explain|what_does|what_is) [the] [command] {m} (mean|do|command)", "help {m}"),
            Means($"{How} (record|enter|book|add|register) [a|the] (payment|payments|money)", "help pay"),
            Means($"{How} (create|make|draft|write|add) [a|an|the] invoice", "help invoice"),
            Means($"{How} (issue|send|approve) [a|an|the] invoice", "help issue"),
            Means($"{How} (add|create|make) [a|the|new] (milestone|milestones|stage|phase)", "help add"),
            Means($"{How} (add|create|make|start|begin|set_up) [a] [new] project", "help project new"),
            Means($"{How} (send|post|write) [a] reminder", "help remind"),
            Means($"{How} (credit|cancel|correct) [a|an|the] invoice", "help credit"),
            Means($"{How} {{m}}", "help {m}"),
        ];

    private const string How = "how (do_i|do_we|to|can_i|can_we|should_i|does_one)";

    private static IReadOnlyList<Phrase> Looking =>
        [
            // What is to be done.
            Means("what (do|must|should) (i|we) [have|need] [to] do [now|next|today|this_week|here]", "inbox"),
            Means("(what|what's|what_is|whats) [is] (next|open|new|up|pending|waiting) for (me|us) [today]", "inbox"),
            Means("what (needs|requires|awaits|wants) my (approval|attention|decision|answer)", "inbox"),
            Means(
                "(anything|something|is_there_anything|is_anything) [new|open|waiting|left] (for_me|to_do|to_approve|for_me_to_do) [today]",
                "inbox"
            ),
            Means(
                $"{See} [open] (inbox|todo|todos|to-do|to-dos|to_do|to_dos|tasks|task_list|todo_list|approvals|work)",
                "inbox"
            ),
            Means("(pending|waiting)", "inbox"),
            Means("(what|what's|what_is|whats) [comes|is] next", "next"),
            // One thing.
            Means($"{See} (milestone|stage|phase|step) {{m}}", "show {stage}"),
            Offers("(show|see|view|open|display) [me] [the] (invoice|bill) {invoice}", "show {invoice}"),
            Means("[the|our] next (invoice|bill|billing) [point|date]", "next"),
            // Lists of invoices.
            Means($"{See} (open|unpaid|outstanding|due) (invoices|invoice|bills|payments)", "invoices open"),
            Means("[which|what] invoices [are] [still] (open|unpaid|outstanding|not_paid)", "invoices open"),
            Means("(unpaid|outstanding|open|not_paid|receivables)", "invoices open"),
            Means("who [still] owes [us|me] [any|some|the|our] [money]", "invoices open"),
            Means("who (has|hasn't|has_not) [not] paid [us|yet] [yet]", "invoices open"),
            Means($"{See} (overdue|late) [invoices|invoice|payments|bills]", "invoices overdue"),
            Means("(which|what) [invoices|payments|bills] (is|are) [over|already] (overdue|late)", "invoices overdue"),
            Means("(what's|whats|is_anything|anything|is_something|something) (overdue|late)", "invoices overdue"),
            Means($"{See} (draft|drafted|unissued) invoices", "invoices draft"),
            Means("(drafts|show_drafts|my_drafts)", "invoices draft"),
            Means($"{See} (paid|settled) invoices", "invoices paid"),
            Means("[show|list] [me] all [the|our] (invoices|bills)", "invoices all"),
            Means($"{See} (invoices|bills)", "invoices"),
            // Everything else that can be looked at.
            Means($"{See} [project|current] (status|state|overview|progress|summary|situation)", "status"),
            Means("[what's|what_is|whats] [the] [project|current] (status|state) [here|now|of_the_project]", "status"),
            Means(
                "(how_are_we_doing|where_are_we|where_do_we_stand|how_does_it_look|how_is_it_going|how's_it_going)",
                "status"
            ),
            Means($"{See} [billing|payment|project] (schedule|payment_plan|milestones|stages|phases)", "schedule"),
            Means($"{See} (timeline|calendar|dates|deadlines)", "timeline"),
            Means($"{See} (templates|template)", "template list"),
            Means("(which|what) templates [are|do] [there|you] [have|exist]", "template list"),
            Means($"{See} (projects|project_list|list_of_projects)", "project list"),
            Means("(which|what) projects [are|do] [there|we|i] [have]", "project list"),
            Means($"{See} [this|current] project [card|details]", "project show"),
            Means($"{See} (roles|team|members|people|roles_and_rights)", "role list"),
            Means("who (is|are) [on|in] [the|this] (team|project|members|lead|approver|finance)", "role list"),
            Means($"{See} (rights|permissions|role)", "my rights"),
            Means("what (can|may|am) i [allowed] [to] do [here]", "my rights"),
            Offers("(am_i_allowed|do_i_have_the_right) {rest}", "my rights"),
            Means($"{See} [project] (settings|options|preferences|configuration|config)", "settings"),
            Means($"{See} (money|sums|figures|numbers|totals|finances)", "money"),
            Means($"{See} [audit|change] (history|audit_trail|audit|trail|log|changes|activity)", "audit"),
            Means($"{See} [account] (statement|statement_of_account|balance)", "statement"),
            Means($"{See} [cash] (forecast|cashflow|cash_flow|outlook)", "forecast"),
            Means("when (do|will) (we|i) (get|see|receive) [the|our|any|more] (money|cash)", "forecast"),
            Means($"{See} [standard] labels", "labels"),
            Means($"{See} (dashboard|board|portfolio)", "board"),
            Means($"{See} [current|agreed] (terms|agreement)", "terms"),
        ];
}
