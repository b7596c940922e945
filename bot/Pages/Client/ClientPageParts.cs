using Microsoft.AspNetCore.Components;

namespace MilestoneBot.Pages.Client;

/// <summary>The client's page: header, what waits for them, and the sections. Rendered on the server, without script.</summary>
public sealed partial class ClientPage : ComponentBase;

/// <summary>What became of the last click, with the field for the code that was mailed.</summary>
public sealed partial class ClientNotice : ComponentBase;

/// <summary>One cell of the terms: what was agreed before, struck through, and what is proposed.</summary>
public sealed partial class ClientCell : ComponentBase;

/// <summary>The terms as a table, with the forms for agreeing and for asking for a change.</summary>
public sealed partial class ClientTermsSection : ComponentBase;

/// <summary>What was submitted, with the forms for approving and for requesting changes.</summary>
public sealed partial class ClientDeliveriesSection : ComponentBase;

/// <summary>The invoices with their state, their documents and how to pay them.</summary>
public sealed partial class ClientInvoicesSection : ComponentBase;

/// <summary>Where the project stands: a drawn line, and the same in words.</summary>
public sealed partial class ClientProgressSection : ComponentBase;

/// <summary>One form of the page: a text, a tick where one is asked for, and its button.</summary>
public sealed partial class ClientForm : ComponentBase;
