namespace DepGuard.Reports.Stored;

/// <summary>What is wrong with a stored document; the first mistake is told, since those behind it may follow from it.</summary>
internal sealed class StoredErrors
{
    /// <summary>The first mistake with its place, such as <c>findings[3].severity: must be one of note, warning, error</c>; null if there is none.</summary>
    public string? First { get; private set; }

    /// <summary>Notes a mistake.</summary>
    public void Add(string place, string mistake) => First ??= $"{Printable.Of(place)}: {Printable.Of(mistake)}";
}
