namespace MilestoneBot.Tests.Domain;

/// <summary>Milestone names as agencies write them: good ones that say what the client gets, and empty ones.</summary>
internal static class MilestoneNameTable
{
    public static IEnumerable<string> Good => Names(GoodNames);

    public static IEnumerable<string> Empty => Names(EmptyNames);

    private static string[] Names(string names) =>
        names.Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

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
        Sitemap and wireframes | Phase 2: Clickable prototype | Homepage design signed by client | WordPress theme handed over | Launch of the webshop
        50% of product pages live on staging server | Staging link with all 24 templates | Content migration protocol signed | Redirect list (1,200 URLs)
        Accessibility report WCAG 2.2 | Cookie banner installed | Google Analytics setup handed over | Figma file final version | Relaunch shop.example.de
        Logo – 3 drafts | Brand book PDF | Corporate Design Manual v1.0 | Moodboard presentation | Style guide + icon set (80 icons)
        Packaging artwork for 6 SKUs | Phase 1 - Brand workshop held | Typography license and font files | Business cards & letterhead print-ready
        Illustrations 1 to 12 | 2nd design round presented to the board | Master logo files (AI, EPS, SVG) | Key visual approved
        Naming shortlist of 10 names | Trade fair booth drawings | Design of the menu card | Storyboard, 16 frames | Shooting day 1
        Shooting days 2+3 wrapped | Picture lock | Final cut 4K master | Subtitles DE/EN/FR | Drone footage raw files handed over | 30 sec TV spot
        Teaser video for LinkedIn | Voice-over recording | Casting tape of 5 actors | Part 3: Animation of the explainer movie | Music licence contract
        Current state analysis report | Stakeholder interviews summary (15 interviews) | Step 1 - Kick-off workshop in Munich | Management presentation
        Target operating model document | Business case Excel sheet | Steering committee decision 2 | Training of 20 key users | Roadmap 2027
        Gap analysis handed in | GDPR audit report | Process maps, 70% of departments covered | Final report and hand-over meeting
        Workshop minutes signed by the CFO | Change management playbook | Support concept signed | API specification | Release 1.0 on App Store
        MVP deployed to production | Beta version to 50 test users | Login module with SSO | Source code and documentation handed over
        Database migration completed and signed off | Data model ERD | iOS app build 0.9 in TestFlight | Sprint 4 demo: checkout flow
        SAP interface accepted by IT dept. | Load test protocol with 10,000 users | Admin dashboard | Phase III: Cutover weekend
        Event concept incl. budget plan | Venue contract signed | Guest list 300 persons final | Invitations sent out | Stage design rendering
        Catering tasting | Dress rehearsal | Gala evening 12 November | Opening ceremony | Speaker line-up confirmed in writing
        Post event report with photos | Trade show stand built up in Hall 7 | Summer party for employees | Stand dismantled and hall handed back
        Print proof signed | Brochure 48 pages, print data | 10.000 flyers delivered | Catalogue spring/summer – first proof
        Annual report 2026 printed copies | Poster A1 x 250 pcs delivered to warehouse | Roll-up banners (4x) | Imprimatur from customer | Magazine issue 3
        Labels for 0% alcohol beer | Press release no. 2 | Media list | Press conference Hamburg | Clipping report Q3 | Interview with CEO published
        PR strategy paper | Crisis handbook | Journalist breakfast | Influencer contracts signed (5) | Media training for the management board
        Editorial calendar 2027 | Product launch event | Fact sheet and press photos | 100% signed-off photo selection | Half-year media review report
        Discovery phase report | Design phase signed off | Phase 2: design approved | Testing protocol signed | Kickoff meeting minutes
        Support handover done | Wireframes for 12 pages | 12 pages live | 80% coverage report | Checkout with 3 payment methods live | 50 photos delivered
        Photos (50) | All copy in English and German | Two explainer videos | One landing page | First batch of 20 articles published
        Second batch of photos delivered | Pages 1-20 translated | Chapter 1 to 5 edited | Interim presentation to the board | Status report July
        Monthly report July | Quarterly business review held | Progress report no. 3 | Weekly report template | Support ticket system live
        Support team trained | Support manual printed | Maintenance contract signed | Maintenance plan | Retainer agreement signed | Consulting workshop held
        Advice centre website | Help pages published | Helpdesk software installed | Hotline number live | On-call rota published | Bug list closed
        Bug tracker set up | Zero critical bugs at handover | All critical bugs fixed | Bug fix release 1.1 | Hotfix 1.0.2 deployed | Patch 2 deployed
        Optimisation report | SEO report | SEO keyword list | SEO landing pages live | Improvement plan | Change request log | Changes list approved
        Final changes approved | Feedback round held | Feedback incorporated and approved | Review meeting held | Retrospective held | Demo day
        Demo to client | Sprint review held | Sprint 5 demo | Increment 3 deployed | Release 2 | Version 1.2 shipped | Beta 2 | Alpha version | RC1 build
        Build 42 in TestFlight | Prototype v3 | Concept paper | Draft contract | First draft of the website text | Rough layout | Layout | Final layout
        Print file | Final print data | Hand-over | Handover protocol | Acceptance certificate | Approval of design | Sign-off | Client approval of concept
        Approval by the board | Board decision | Steering committee decision | Tender documents | Offer comparison | Supplier contract signed
        Purchase order placed | Licences purchased | Domain registered | SSL certificate installed | Server delivered | Hosting migrated
        Email accounts set up | CRM import of 3,000 contacts | Data import test | Data cleansing report | Database dump | API keys handed over
        Access credentials handed over | Passwords handed over | Code repository | Code review report | Unit tests green | Test report | Test environment
        QA report | QA passed | Accessibility statement published | Legal check passed | Imprint page | Privacy notice | Terms page | 404 page
        Search function | Login | Newsletter signup form | Contact form | Booking engine live | Shop with 500 products | Product feed | Product data sheet
        Price list | Menu design | Flyer | Poster | Banner set | Ad set | Social media kit | Social media calendar | Content calendar | Content audit
        Content inventory | Content | Texts | Copy | Headlines | Slogan | Claim | Logo | Colour palette | Font licence | Photo licences | Image bank | Video
        Film | Trailer | Jingle | Podcast | App icon | Icons | Illustrations | Animation | 3D model | Rendering | Floor plan | Exhibition stand | Signage
        Vehicle wrap | Uniform design | Merchandise samples | Sample kit | Mock-up | Blank book | Scale model 1:50 | Mood film | Casting | Shoot day 2
        Location list | Call sheet | Edit version 2 | Colour-graded master | Sound mix | Broadcast master | Subtitle files | Concept half-day workshop
        Half-yearly report | Quarter-final broadcast graphics | Third-party audit | Second opinion report | First aid app live | Last-minute booking page live
        Next generation homepage live | 50+ campaign | 24/7 chat live | 7-day email course | 30-second spot | 100 days plan | 90-day plan | 5-year strategy
        10-year anniversary film | 20% off campaign live | Black Friday campaign live | Spring campaign live | Summer catalogue | Christmas mailing sent
        New Year card | May newsletter sent | June newsletter | July issue | Week 30 newsletter | Monday mailing | Day of the open door
        Ongoing education portal | In-progress badge component | Work-life balance guide | Workbook | Work permit form | Workshop documentation
        Project handbook | Project report | Project kick-off workshop | Project close-out report | Project review meeting | Project retrospective
        Task force report | Job board live | Job ads published | Activity report | Effort estimate | Professional photos | General ledger import
        General plan | Additional photos | Extra pages | Further training held | Other brand logos | Various banners | Some 40 banners | More photos
        Rest API live | Rest room signage | Remaining 12 pages live | All remaining pages live | Everything packed and shipped | Stuff magazine ad
        Things to know page | Something Blue wedding site live | Nothing Phone campaign live | Partial delivery of 200 chairs
        Partial acceptance protocol signed | Part delivery 1: chairs delivered | Phase 1 report | Phase 1 sign-off | Phase 1 acceptance
        Phase 1 approved by client | Stage 2 acceptance certificate | Milestone report | Milestone 3: go-live | Milestone 4 - handover of source code
        M3 go-live | M4: Launch | MS2 prototype | WP3 final report | Work package 2: data model | Lot 2: furniture delivered | Option 1: logo
        Part 2 of the manual | Part B: user manual | Section 4 of the report | Block 3: seminars held | Module 5 | Unit 3 e-learning | Lesson 1-10 recorded
        Batch 3: 500 photos | Tranche 2: 100 laptops delivered | Payment provider contract signed | Payment gateway live | Payments API
        Deposit return machine UI | Invoice layout | Invoicing tool live | Fee schedule | Billing module | Balance scorecard | Advance copy sent
        Down payment page live | Time sheet template | Time-lapse film | Hour log app | Hours page | Days of Design programme | Week overview report
        Month-end closing dashboard | Quarter report Q2 | Year book | Yearbook | Annual general meeting held | Monthly magazine launched
        Daily dashboard live | Weekly market report template | Continuous delivery pipeline live | Continuous glucose monitor app prototype
        Started-pack brochure | Starter kit | Start-up guide | Starting page | Beginner course | Kickstarter page live | Pending orders page
        Underway magazine cover | Track listing | On track app icon | Schedule of works | On-time arrival report | Pipeline dashboard | Construction drawings
        Under construction page live | In the Works podcast trailer | Mostly harmless game prototype | Nearly New catalogue | Roughly cut film
        Basically Basil menu | Pretty package design | Close-up photos | Close of sale page | Doneness chart | Complete set of icons
        Completed questionnaires (200) | Completion certificate | Completion report | Finished goods warehouse layout | Finish line banner
        Ready-made templates | Ready for print files | Closed captioning | Closed beta | Ended auctions page | Over-the-air update shipped | Through-hole PCB
        There There album cover | Unfinished business exhibition | Incomplete orders report | Not-for-profit website | Not Found page | Draft report
        Draft contracts sent | Support concept | Support hours page live | Consulting offer | Care app | Guidance document | Guidance notes published
        Management system certified | Management handbook | Coordination plan | Supervision report | Standby generator installed | Retainer clips delivered
        Start menu | Getting-started guide | Help in German published | Regular font files | Monthly reporting template | Weekly meetings calendar
        Daily tasks app | To be or not to be poster | See & Buy page | As-built drawings | Open items list | 50 bug fixes | Corrections of the proofs
        Author corrections | 10 days of training | 3 days onsite audit | A day of shooting | 2 weeks of user testing | Many Faces exhibition
        Some Like It Hot poster | Client portal | Customer journey map | Team photos | Payment on delivery option live | Due diligence report
        90% opacity logo | Test coverage 80% | Load time under 2 s | Uptime 99.9 % | 99.9% uptime certificate | 100 % of tests passed
        90 % of test cases passed | 80% of users trained | 30% discount codes delivered | 50% recycled paper samples | 20% lighter bottle prototype
        Stage 1 accepted by Dana | Website 2.0 | Relaunch 2026 | App 1.0 | Landing page v2 | Logo v3 | Admin backend | Admin manual | Update 2.1 shipped
        Security update | Change of address form | Travel guide | Communication concept | Communications plan | Corporate communication manual | Capacity plan
        Cost estimate | Costs overview | Budget plan | Budget approved | Process description | Process diagram | Flight booking page | Handbook | Stage plan
        Status dashboard | Current account page | State flags illustration | Rate calculator | Big data report | Large print edition
        Least cost routing module | Significant Others film | About page | When we met film | If-then rules document | Up-to-date price list
        Out-of-home posters | Off-site workshop | Along the coast brochure | Main navigation | Main menu | Option list | Variant overview
        Alternative text for 200 images | Finishing school site | Polishing machine manual | Carried items list | Empty state illustrations
        Blank form templates | Later Life guide | Coming home trailer | Buffer stock report | Reserve list | Loose leaf binder | Duty roster
        Call centre script | Permanent exhibition | Permanent make-up flyer | Unlimited plan page live | Call-to-action buttons | Quality management handbook
        Project management software installed | Change management plan | Support flow diagram | Advice leaflet | Care home brochure
        Wartungsvertrag unterschrieben | Wartungshandbuch | Abnahmeprotokoll | Pflichtenheft | Lastenheft freigegeben | Webseite live | Konzept freigegeben
        Entwurf | Endabnahme | Phase 2: Prototyp | Teil 1: Handbuch | Arbeitspaket 3: Datenmodell | Arbeitsrecht-Broschüre | Fast-Food-Karte
        Fast track lane signage | Team page | Team building event | Agency website | Clients page | We are Hamburg campaign | Two wireframes
        First wireframes | 3 concepts | Three moodboards | Design review meeting | Design sprint | Design tokens | Design handoff | Development environment
        Development server set up | Coding guidelines | Coding dojo held | Programming interface | Implementation plan | Planning permission
        Planning workshop | Research report | Research | Testing | Engineering drawings | Optimisation plan | Copy of the contract | Proof of payment page
        Payment plan | Invoice archive migrated | Strategy | Analysis | Kick-off | Kickoff meeting | Go Live | Rollout | Roll-out in 3 stores | Training
        Documentation | User manual | Manual | Tests | Deployment | Installation | Integration | Migration | Configuration | Setup | Production | Printing
        Delivery of furniture | Assembly | Event day | Wedding | Concert | Conference | Workshop | Seminar 1 | Interview | Photos | Web design | UX | UI kit
        SEO | SEO setup | Ads live | Hosting | Server | Domain | Security audit | Backup concept | Monitoring set up | Dashboards | Reporting tool
        Data export | API v2 | SDK | Plug-in | Widget | Theme | Templates | Components | Pattern library
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
        80% finished | design 60 % done | half way through | about two thirds of the work | three quarters complete | 90 percent ready | 50/100 | first half
        majority of the coding | more than half of the website | 1/3 of the project | the last 20% | bulk of the work | phase 2 nearly finished | 10 man days
        a big part of development | 75 % progress design phase | second half of the work | website 95% there | in progress | work in progress | well advanced
        good progress made | coding is going on | work has begun | started | nearly there | design almost ready | development underway | making headway
        partially done | not finished yet | advanced stage | mostly complete | significant advancement of the works | still working on it | continuing
        partly finished | Stage 3 | Step one | Sprint 5 | Milestone no. 4 | third phase | M2 | Week 36 | Payment 2 | 2nd instalment | Tranche 3 | Q4
        Phase 2 of 5 | to be discussed with client | ??? | miscellaneous | various things | other stuff | new milestone | general support | maintenance
        ongoing consulting | help when required | ad hoc assistance | advice on demand | day-to-day support of the team | continuous improvement
        on-call service | retainer | going on | coding is ongoing | design moving along | work is moving forward nicely | well underway
        design well under way | about to finish | soon finished | nearly through | approx. 40 % of design | ca. 50% | ~50% of frontend | 30-40% done
        fifty-fifty | 50/50 | halfway done | half-way | half way through the build | one third | 1/3 | a quarter of the content | two thirds
        three-quarters done | 75 pct built | half built | half ready | half of features | some features | most features | a few pages | several pages
        the bigger part of development | large part of the website | a significant part of the work | a good chunk of the coding | big chunk | a lot of work
        lots of progress | much progress | steady progress | progress report later | progressing well | progress as planned | as planned | on time | on budget
        in time | in process | in flight | in full swing | far along | late stage | early stage | advanced state | intermediate state | middle of the project
        midway through the project | mid-project | mid project | project midpoint | halftime | half-time | 80 percent | eighty percent | up to 80%
        at least 80% complete | >80% done | 80% milestone | 80 % Fertigstellung | zu 80 % fertig | fast fertig | teilweise fertig | laufende Arbeiten
        in Arbeit | Zwischenstand | Fortschritt | Abschlag 2 | Abschlagszahlung | Anzahlung | Restzahlung | Schlussrechnung | Sonstiges | Diverses
        Meilenstein 1 | Phase eins | Etappe 2 | Teil 3 | Wartung | Betreuung | laufende Betreuung | nach Bedarf | offen | noch offen | tbd. | to do
        to be announced | to be scheduled | to be continued | to be clarified | to be filled in | fill in later | name follows | coming soon | later
        see contract | see offer | see attachment | as above | as before | as in the offer | same as before | ditto | dito | idem | blank | empty | no name
        - | ? | unnamed milestone | name | deliverable name | milestone name | item name | new item | misc stuff | bits and bobs | this and that
        rest of the work | rest of project | remainder | remaining tasks | remaining 20 percent | last bits | final bits | finishing touches | polishing
        wrap-up | closing | finalisation | finalization | finish | complete project | whole project | the whole thing | all work | all the work | everything
        all tasks done | tasks finished | work done | work performed | work carried out | services rendered | services provided | service fee | consulting fee
        monthly fee | monthly invoice | payment on account | advance payment | prepayment 30% | first 30% | last 30% | 30% upfront | 30% on order
        30% at start | 30% upon signing | 70% on delivery | 50% at kickoff | payment after go-live | balance due | final balance | second half
        first half of the project | second part | third part of the work | stage three | stage A | phase A | phase 2a | phase 02 | phase #2 | phase two
        phase-2 | phase1 | stage1 | sprint1 | step1 | milestone1 | milestone two | ms 2 | MS-3 | M 2 | M-2 | m.2 | part 1/3 | 1 of 3 | first | second
        third one | number 2 | nr. 2 | no 4 | position 2 | pos. 4 | lot one | option 1 | option B | alternative 2 | variant 3 | month one | month of July
        july 1-15 | 1 July - 15 July | weeks 1–4 | KW 32 | Q1-Q2 | quarter 3 | second quarter | H2 | FY26 | year 1 | first month | every month | per month
        per hour | hourly | hourly support | hours | hours as needed | billable hours | 10h | 10 hrs development | 20 hours design | 2 days programming
        8 person-days | 3 man-months | a week of design | sprint capacity | team capacity | retainer hours | retainer July | support retainer
        support package | support as required | support July | support Q3 | helpdesk | on call | on-call | on-call duty | standby service | 24/7 support
        24/7 | SLA support | second level support | first-level support | bug fixing | bugfixing | bug fixes | fixes | tweaks | small changes | minor changes
        minor improvements | various improvements | general improvements | ongoing improvements | further improvements | continuous optimization
        SEO optimization ongoing | ongoing SEO | monthly SEO | weekly calls | regular meetings | regular updates | general advice | general help | helping out
        help with website | assisting the team | assistance as needed | on-site assistance | daily business | day to day work | daily tasks | admin
        administration | project administration | coordination | project coordination | account management | stakeholder management | quality management
        general project management | communication | client communication | overhead | expenses | travel | travel costs | buffer | contingency | reserve
        unforeseen | open points | open items | open issues | leftover tasks | loose ends | next milestone | upcoming work | future work | follow-up work
        follow up | continue | carry on | keep going | ongoing | making good progress | solid progress on design | backend progress | progress backend
        progress: backend | status update | status | interim status | interim state | current state | work status | work in hand | works in progress
        design wip | WIP design | wip: homepage | [WIP] homepage | homepage (in progress) | homepage (80%) | homepage - 80% | homepage 80 percent
        homepage mostly | homepage almost | homepage soon | homepage nearly live | homepage partly done | homepage half done | site 90% live | 90% live
        not done | not ready yet | incomplete | unfinished work | to finish | started coding | started with design | start coding | start of coding
        coding start | begin of design | beginning | initial phase | initial work | preliminary work | preparation | preparations | preparatory work
        main phase | test phase | hypercare | aftercare
        """;
}
