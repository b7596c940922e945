namespace MilestoneBot.Tests.Domain;

/// <summary>Milestone names as agencies write them: good ones that say what the client gets, and empty ones. One a line.</summary>
internal static class MilestoneNameTable
{
    public static IEnumerable<string> Good => Lines(GoodNames);

    public static IEnumerable<string> Empty => Lines(EmptyNames);

    private static string[] Lines(string names) => names.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private const string GoodNames = """
        50 product photos delivered
        Phase 2: checkout live
        100 % cotton labels printed
        Support handbook delivered
        Final delivery
        Design approval
        Discovery and strategy
        Discovery complete
        Development handoff
        Kick-off workshop held
        Half-day workshop held
        Wireframes approved
        Homepage design signed off
        Brand guidelines handed over
        Logo files delivered
        Website launch
        Go-live
        Site live on production
        Beta release
        Prototype demonstrated
        Clickable prototype
        Usability test report
        User research report
        Discovery report
        Strategy document
        Content plan approved
        Style guide
        Moodboard presented
        Three logo concepts presented
        Newsletter template delivered
        Checkout live
        Payment integration accepted
        API documentation
        Data migration completed
        Migration of 12,000 products completed
        Product catalogue imported
        SEO audit
        Accessibility audit delivered
        Penetration test report
        Acceptance protocol signed
        Final acceptance
        User acceptance test passed
        Training held
        Editor training held
        Onboarding workshop
        Kickoff
        Project kick-off
        Contract signed
        Statement of work signed
        Requirements specification
        Functional specification approved
        Technical concept
        System architecture document
        Database schema
        Source code handed over
        Repository handover
        App submitted to the App Store
        iOS app in the App Store
        Android app published
        Mobile app beta
        Landing page
        5 landing pages delivered
        12 blog posts published
        Video shoot
        Rough cut
        Final cut delivered
        Storyboard
        Script approved
        Photo shoot held
        Printed brochure
        Business cards printed
        Packaging dielines delivered
        Trade fair stand built
        Annual report 2026
        Annual report layout approved
        Half-year report delivered
        Quarterly report Q3
        Q3 campaign report
        Phase 1: discovery report
        Phase 2 – design approval
        Phase 3 launch
        Stage 1: concept
        Stage 2 wireframes
        Step 3: handover
        Sprint 4: search and filters live
        Week 3 workshop held
        Month 1 performance report
        Milestone 2: clickable prototype
        M1 kickoff workshop
        Part 1: brand book
        Progress report delivered
        Status report
        Progress dashboard live
        Support portal live
        Help centre launched
        Maintenance manual
        Support agreement signed
        Hosting set up
        Server migration
        Consulting report
        Consultation workshop held
        Other Voices exhibition opened
        Half marathon website live
        Half-page advert printed
        Quarter-page ad
        Most wanted list page live
        Partial refund feature live
        Ongoing costs calculator
        Almost Famous campaign live
        50 % discount banner
        Page load 20% faster
        Test coverage at 80 %
        60% design drawings submitted
        100% design drawings
        Rest area signage installed
        Third-party integration live
        Second screen app
        First draft
        Second draft of the copy
        Final report
        Final presentation
        Interim report
        Mid-project review meeting
        Design
        Discovery
        Concept
        Final delivery of all assets
        Go live and handover
        Store opening
        Translation into German
        Subtitles in 4 languages
        Domain transfer
        Cookie banner live
        Privacy policy published
        Design system v1
        Version 2.0 released
        Release 1.0
        MVP
        Proof of concept
        Pilot with 20 users
        Release candidate
        Deployment to production
        Staging environment ready
        Works council agreement signed
        Shop for other brands live
        Work order signed
        Workwear catalogue printed
        General meeting held
        Things to do in Berlin guide published
        Miscellany magazine, issue 4
        Extra-large banner installed
        Phase diagram delivered
        Step-by-step guide
        Stage lighting installed
        Week planner app
        Task manager app live
        Print on demand shop live
        Video on demand platform
        2-day workshop
        24 hour helpline live
        All 40 pages translated
        Remaining product photos delivered
        Deposit refund flow live
        Payment page live
        Invoice template delivered
        Överlämning av webbplatsen
        Maquette validée
        設計書納品
        Утверждение дизайна
        🚀 Launch
        """;

    private const string EmptyNames = """
        70% complete
        70 % complete
        70 percent complete
        seventy percent complete
        80% done
        Design 80% done
        Website 50% complete
        50% of the website
        25% of development
        Development at 60%
        Design 50%
        50% design
        30%
        30 % of contract
        100% complete
        90 % finished
        Half
        Half done
        Half of the website
        half of everything
        Half the website
        half finished
        Halfway
        Halfway point
        Halfway through development
        Two thirds done
        two thirds of the pages
        Three quarters complete
        A third of the content
        quarter of the work
        3/4 complete
        1/2 of the site
        Most of the homepage
        most of the design
        Much of the design
        Majority of the work
        Bulk of the development
        Part of the website
        Some of the pages
        phase 1 mostly done
        Mostly done
        Mostly complete
        Nearly finished
        Nearly there
        Almost
        Almost done
        Website almost ready
        Design nearly complete
        Partial
        Partially complete
        Checkout partially live
        Partly finished
        Largely complete
        Substantially complete
        Substantial progress
        Significant progress
        Good progress on the backend
        Progress
        Progress made
        Progress on design
        Making progress
        Work in progress
        WIP
        Design in progress
        Underway
        Development underway
        Development under way
        Ongoing
        Design ongoing
        Ongoing development
        Ongoing work
        Ongoing support
        Continuing work
        Continued development
        Working on it
        Working on the homepage
        Work on the backend
        Work started
        Development started
        Started
        Pending
        On track
        Phase 2 underway
        phase 3 in progress
        Phase 1 done
        Phase 1 complete
        Phase 2 finished
        Phase 1
        PHASE 1
        Phase 1.
        Ｐｈａｓｅ １
        Stage 1
        Stage two
        Phase one
        Phase I
        Phase II
        first phase
        second stage
        Step 2
        Step #2
        Week 3
        Week 1-2
        Weeks 3 and 4
        Month 2
        Sprint 4
        Iteration 3
        Milestone 1
        Milestone
        Milestone 1 of 3
        M1
        P3
        Part 2
        part one of three
        Round 2
        Day 10
        Q1
        Q3 2026
        June
        July 2026
        15 July 2026
        Deliverable 1
        Deliverables
        Task 4
        Item 3
        No. 3
        1st milestone
        Final
        Final phase
        Last stage
        Next phase
        Phase 1 & 2
        Phases 1-3
        First half
        TBD
        tba
        T.B.D.
        to be defined
        To be confirmed
        Launch date TBD
        misc
        Misc.
        Miscellaneous
        Misc work
        Miscellaneous tasks
        other
        Other work
        Others
        Various tasks
        Stuff
        Things
        Something
        etc.
        and so on
        Extras
        Extra work
        Additional work
        Remaining work
        General
        General work
        Work
        Project
        Project work
        n/a
        None
        xxx
        todo
        placeholder
        untitled
        New milestone
        everything else
        The rest
        Odds and ends
        as discussed
        Done
        Completed
        Ready
        Start
        Project start
        Project done
        Work completed
        All done
        Services
        Professional services
        support
        Support
        General support
        Technical support
        Post-launch support
        Support for 3 months
        Monthly support
        Maintenance
        Website maintenance
        Consulting
        Consulting hours
        Advice
        Help
        Retainer
        Monthly retainer
        10 hours
        20 hours of development
        40 h
        5 days of design
        Two weeks of work
        Time and materials
        as needed
        Bug fixes as needed
        Changes as required
        Design changes on demand
        Ad hoc requests
        ad-hoc support
        Deposit
        30% deposit
        Down payment
        First payment
        Upfront payment
        Instalment 2
        Project management
        """;
}
