using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Findings;

namespace DepGuard.Reports.Stored;

/// <summary>Reads findings of a stored result.</summary>
internal static class StoredFinding
{
    /// <summary>A finding. A rule that the catalogue does not hold comes from another version; what its page says is not known here.</summary>
    public static Finding Read(StoredObject stored)
    {
        var id = RuleId(stored);
        var severity = stored.Label<Severity>("severity");
        var rule = RuleCatalog.Find(id)
            ?? new RuleInfo(id, id.ToLowerInvariant(), "A rule of another version of DepGuard", "{0}", "unknown", severity, Surface.Graph);
        return new Finding(
            rule, severity, stored.Text("message"), stored.Place(), stored.Related(), stored.Text("subject"), stored.Label<Confidence>("confidence"))
        {
            Services = stored.Texts("services"),
            Path = stored.Texts("cycle"),
            Remedies = stored.Texts("remedies"),
            Details = stored.Texts("details"),
            State = stored.Has("state") ? stored.Label<FindingState>("state") : null,
        };
    }

    /// <summary>A suppressed finding.</summary>
    public static SuppressedFinding ReadSuppressed(StoredObject stored) => new(Read(stored), stored.Text("reason"), stored.Day("until"));

    /// <summary>A suppression that stood in a file.</summary>
    public static Suppression ReadInline(StoredObject stored) => new(stored.Texts("rules"), stored.Text("reason"), stored.Day("until"), stored.Place())
    {
        Lines = stored.Has("firstLine") ? (stored.Count("firstLine"), stored.Count("lastLine")) : null,
    };

    /// <summary>The id of a rule: reports print it as it is and make addresses of it, so that nothing else passes.</summary>
    public static string RuleId(StoredObject stored)
    {
        var id = stored.Text("rule");
        if (id.Length == 7 && id.StartsWith("DPG", StringComparison.Ordinal) && id.AsSpan(3).IndexOfAnyExceptInRange('0', '9') < 0)
            return id;

        stored.Wrong("rule", "must be DPG and four digits");
        return "DPG0000";
    }
}
