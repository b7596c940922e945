namespace MilestoneBot.Tests.Domain;

/// <summary>Milestone names as agencies write them: good ones that say what the client gets, and empty ones.</summary>
internal static class MilestoneNameTable
{
    public static IEnumerable<string> Good => Names(GoodNames);

    public static IEnumerable<string> Empty => Names(EmptyNames);

    private static string[] Names(string names) => names.Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private const string GoodNames = """
        100 % of the pages translated | 50 product photos delivered | Phase 2: checkout live | 100 % cotton labels printed | Support handbook delivered
        Final delivery | Design approval | Discovery and strategy | Discovery complete | Development handoff
        Kick-off workshop held | Half-day workshop held | Wireframes approved | Homepage design signed off
        Brand guidelines handed over | Logo files delivered | Website launch | Go-live | Site live on production | Beta release
        Prototype demonstrated | Clickable prototype | Usability test report | User research report | Discovery report
        Strategy document | Content plan approved | Style guide | Moodboard presented | Three logo concepts presented
        Newsletter template delivered | Checkout live | Payment integration accepted | API documentation
        Data migration completed | Migration of 12,000 products completed | Product catalogue imported | SEO audit
        Accessibility audit delivered | Penetration test report | Acceptance protocol signed | Final acceptance
        User acceptance test passed | Training held | Editor training held | Onboarding workshop | Kickoff | Project kick-off
        Contract signed | Statement of work signed | Requirements specification | Functional specification approved
        Technical concept | System architecture document | Database schema | Source code handed over | Repository handover
        App submitted to the App Store | iOS app in the App Store | Android app published | Mobile app beta | Landing page
        5 landing pages delivered | 12 blog posts published | Video shoot | Rough cut | Final cut delivered | Storyboard
        Script approved | Photo shoot held | Printed brochure | Business cards printed | Packaging dielines delivered
        Trade fair stand built | Annual report 2026 | Annual report layout approved | Half-year report delivered
        Quarterly report Q3 | Q3 campaign report | Phase 1: discovery report | Phase 2 – design approval | Phase 3 launch
        Stage 1: concept | Stage 2 wireframes | Step 3: handover | Sprint 4: search and filters live | Week 3 workshop held
        Month 1 performance report | Milestone 2: clickable prototype | M1 kickoff workshop | Part 1: brand book
        Progress report delivered | Status report | Progress dashboard live | Support portal live | Help centre launched
        Maintenance manual | Support agreement signed | Hosting set up | Server migration | Consulting report
        Consultation workshop held | Other Voices exhibition opened | Half marathon website live | Half-page advert printed
        Quarter-page ad | Most wanted list page live | Partial refund feature live | Ongoing costs calculator
        Almost Famous campaign live | 50 % discount banner | Page load 20% faster | Test coverage at 80 %
        60% design drawings submitted | 100% design drawings | Rest area signage installed | Third-party integration live
        Second screen app | First draft | Second draft of the copy | Final report | Final presentation | Interim report
        Mid-project review meeting | Design | Discovery | Concept | Final delivery of all assets | Go live and handover
        Store opening | Translation into German | Subtitles in 4 languages | Domain transfer | Cookie banner live
        Privacy policy published | Design system v1 | Version 2.0 released | Release 1.0 | MVP | Proof of concept
        Pilot with 20 users | Release candidate | Deployment to production | Staging environment ready
        Works council agreement signed | Shop for other brands live | Work order signed | Workwear catalogue printed
        General meeting held | Things to do in Berlin guide published | Miscellany magazine, issue 4
        Extra-large banner installed | Phase diagram delivered | Step-by-step guide | Stage lighting installed
        Week planner app | Task manager app live | Print on demand shop live | Video on demand platform | 2-day workshop
        24 hour helpline live | All 40 pages translated | Remaining product photos delivered | Deposit refund flow live
        Payment page live | Invoice template delivered | Överlämning av webbplatsen | Maquette validée | 設計書納品
        Утверждение дизайна | 🚀 Launch | Shopify theme handed over | Google Analytics 4 configured | Newsletter campaign #3 sent
        3D renderings | Explainer video (60 s) | Podcast episode 1 recorded | Podcast season two | Chapter 4 manuscript
        Part one of the documentary | First floor plans | Ground floor lighting plan | Second level support portal
        Week of Design event held | Monthly newsletter template | Weekly menu boards | Final artwork | Final files
        Last mile routing app | Next.js frontend migration | Continuous integration pipeline | Progress bar component
        Work samples printed | Working prototype | Working prototype demonstrated | Halfway house signage
        Half-timbered house photos | 1/2-page ad in the Tagesspiegel | 4/4 brochure printed | 100 posters | 200 flyers
        10 banner ads | 1,000 business cards | 20 hours training held | 3 days of workshops | On-site training (2 days)
        One-day photo shoot | 90-second video | Team training | Support desk set up | Support chat live
        Customer support portal | IT support contract signed | Care plan leaflet | Day care centre website live
        Healthcare app prototype | Management summary | Project plan | Project charter signed | Project website
        Project brief approved | Task board | Task list app | Item master data imported | Deliverables list signed
        Milestone plan | Roadmap | Phase-out plan | Phase 0: audit | Stage play poster | Round table held
        Payment terminal integration | Invoice module live | Fee calculator | Deposit slip design | Balance sheet template
        Advance directive form | Down jacket catalogue | General terms and conditions | General assembly held | Service manual
        Service catalogue | Services page live | Test plan | Test cases | Testing complete | User testing | Load test passed
        Acceptance test | Acceptance | Approval | Client sign-off | Sign-off of design | Handover | Delivery | Launch | Relaunch
        Soft launch | Premiere | Exhibition opening | Contract signature | NDA signed | Terms of reference | Feasibility study
        Competitor analysis | Interviews held | 12 interviews conducted | Survey results | Personas | Sitemap
        Information architecture | Copywriting | Copy deck | Texts in French | Photography | Icon set | Sound design
        Voice-over recorded | Colour grading | Print-ready PDF | Data protection impact assessment | Go-live support report
        End of warranty certificate | 2026 annual report | June issue printed | May Day campaign live | Monday newsletter live
        Ready-to-print artwork | Ready meal packaging | Start page | Start screen design | End card animation
        Middle school website | New logo | New website live | Current state analysis | Initial concept | Early access release
        Late fee feature live | Good practice guide | Major release 4.0 | Track record brochure | Significant figures poster
        Care labels | REST API | REST API documentation | Various artists album cover | Extra pages translated
        Additional languages live | Additional product pages | Remaining pages | Rate card | Hours of operation page
        Time tracking app | Materials list | Scope document | Name badge design | Naming workshop | Name and logo | CRM
        ERP interface | Backend | API | App | Website | Homepage | Online shop | Chatbot | Prototype 2 | Concept A | Report 1
        Workshop 2 | Video 3 of 5 | Module 2: payments | Checkout works in all browsers | Users can log in
        Customers can pay by card | Everything in the shop translated | All pages translated
        """;

    private const string EmptyNames = """
        70% complete | 70 % complete | 70 percent complete | seventy percent complete | 80% done | Design 80% done
        Website 50% complete | 50% of the website | 25% of development | Development at 60% | Design 50% | 50% design | 30%
        30 % of contract | 100% complete | 90 % finished | Half | Half done | Half of the website | half of everything
        Half the website | half finished | Halfway | Halfway point | Halfway through development | Two thirds done
        two thirds of the pages | Three quarters complete | A third of the content | quarter of the work | 3/4 complete
        1/2 of the site | Most of the homepage | most of the design | Much of the design | Majority of the work
        Bulk of the development | Part of the website | Some of the pages | phase 1 mostly done | Mostly done | Mostly complete
        Nearly finished | Nearly there | Almost | Almost done | Website almost ready | Design nearly complete | Partial
        Partially complete | Checkout partially live | Partly finished | Largely complete | Substantially complete
        Substantial progress | Significant progress | Good progress on the backend | Progress | Progress made
        Progress on design | Making progress | Work in progress | WIP | Design in progress | Underway | Development underway
        Development under way | Ongoing | Design ongoing | Ongoing development | Ongoing work | Ongoing support
        Continuing work | Continued development | Working on it | Working on the homepage | Work on the backend | Work started
        Development started | Started | Pending | On track | Phase 2 underway | phase 3 in progress | Phase 1 done
        Phase 1 complete | Phase 2 finished | Phase 1 | PHASE 1 | Phase 1. | Ｐｈａｓｅ １ | Stage 1 | Stage two | Phase one | Phase I
        Phase II | first phase | second stage | Step 2 | Step #2 | Week 3 | Week 1-2 | Weeks 3 and 4 | Month 2 | Sprint 4
        Iteration 3 | Milestone 1 | Milestone | Milestone 1 of 3 | M1 | P3 | Part 2 | part one of three | Round 2 | Day 10 | Q1
        Q3 2026 | June | July 2026 | 15 July 2026 | Deliverable 1 | Deliverables | Task 4 | Item 3 | No. 3 | 1st milestone
        Final | Final phase | Last stage | Next phase | Phase 1 & 2 | Phases 1-3 | First half | TBD | tba | T.B.D.
        to be defined | To be confirmed | Launch date TBD | misc | Misc. | Miscellaneous | Misc work | Miscellaneous tasks
        other | Other work | Others | Various tasks | Stuff | Things | Something | etc. | and so on | Extras | Extra work
        Additional work | Remaining work | General | General work | Work | Project | Project work | n/a | None | xxx | todo
        placeholder | untitled | New milestone | everything else | The rest | Odds and ends | as discussed | Done | Completed
        Ready | Start | Project start | Project done | Work completed | All done | Services | Professional services | support
        Support | General support | Technical support | Post-launch support | Support for 3 months | Monthly support
        Maintenance | Website maintenance | Consulting | Consulting hours | Advice | Help | Retainer | Monthly retainer
        10 hours | 20 hours of development | 40 h | 5 days of design | Two weeks of work | Time and materials | as needed
        Bug fixes as needed | Changes as required | Design changes on demand | Ad hoc requests | ad-hoc support | Deposit
        30% deposit | Down payment | First payment | Upfront payment | Instalment 2 | Project management
        about 60% of the coding | roughly half done | more than half complete | over 50 percent finished | 50 percent
        fifty per cent of the work | first 50% | remaining 50% | second 50 % | 25% milestone | Milestone 25% | Phase 2 (50%)
        Phase 1 - 30% | Phase 1: 30% | Stage 3/4 | Stage 2 of 4 | Phase 1 of the project | Phase 1 completed
        Completion of phase 1 | End of phase 2 | Start of phase 2 | Start of project | Begin work | Work begins
        Beginning of work | Getting started | In progress | Still in progress | Currently working | Design phase ongoing
        Coding ongoing | Development continues | Continue design | Keep working | Further progress | Some progress
        Progress payment | Interim payment | Milestone payment | Payment on start | Payment 50% | Second installment | Balance
        Remaining balance | Final invoice | Invoice 3 | Retainer fee | Month 3 retainer | Maintenance and support
        Support and maintenance | Website support | Ongoing website maintenance | Continuous support | Continuous improvement
        General consulting | Consulting services | Consulting as needed | Design services | Development services
        Development hours | Extra hours | Support hours | 8 hours consulting | 40 hours of work | 1 day | 2 weeks | 3 months
        Six months | a month of work | 1 week of development | A few days of work | Time spent | Man days | 10 person days
        Miscellaneous fixes | misc changes | Various changes | Other things | Other tasks | Anything else | Everything
        Whatever is needed | As agreed | as per discussion | see above | tbd later | name tbd | TBD – ask client | To be agreed
        To be decided with client | not yet defined | not sure yet | unknown | na | xyz | abc | asdf | test | test 1 | foo
        blah blah | lorem ipsum | Milestone A | my milestone | the first milestone | Another milestone | Next step | next steps
        Last part | Part B | Section 3 | Block 1 | Lot 2 | Batch 3 | Chunk 1 | Package 1 | Work package 3 | WP3 | WP 2.1
        Phase 1.2 | Phase 2b | Step 1-3 | Steps 1 to 3 | Sprints 1-4 | Week 12 | W12 | CW 32 | Calendar week 30 | H1 | H2 2026
        Q2/2026 | Jan 2026 | January | Spring 2026 | 2026-07 | 01/07/2026 payment | July work | End of July | Month end
        Monthly | Half way there | half-done | half-finished website | Nearly done with design | almost complete website
        mostly finished backend | Design mostly there | Mostly working prototype | Basically done | Pretty much done
        Almost everything | Not finished | Unfinished | Incomplete | Nearing completion | Development nearing completion
        Close to done | Getting there | On schedule | Under construction | In the pipeline | Completion | Project completion
        """;
}
