using DepGuard.Facts;
using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Sources;

namespace DepGuard.Reports.Stored;

/// <summary>Reads places in files, and what stands there.</summary>
internal static class StoredPlaces
{
    /// <summary>The place that an object holds beside its other members.</summary>
    public static SourceSpan Place(this StoredObject stored) => new(
        stored.Text("path"), stored.Count("line"), stored.Count("column"), stored.Count("endLine"), stored.Count("endColumn"));

    /// <summary>The places that state a service or an edge.</summary>
    public static IReadOnlyList<Evidence> Evidence(this StoredObject stored) =>
        [.. stored.Objects("evidence").Select(item => new Evidence(item.Place(), item.Text("text"), item.Label<Confidence>("confidence")))];

    /// <summary>Further places of a finding.</summary>
    public static IReadOnlyList<RelatedLocation> Related(this StoredObject stored) =>
        [.. stored.Objects("related").Select(item => new RelatedLocation(item.Text("message"), item.Place()))];
}
