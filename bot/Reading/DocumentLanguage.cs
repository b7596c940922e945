namespace MilestoneBot.Reading;

/// <summary>The languages in which a document can be written.</summary>
internal enum DocumentLanguage
{
    English,
    German,
    French,
}
