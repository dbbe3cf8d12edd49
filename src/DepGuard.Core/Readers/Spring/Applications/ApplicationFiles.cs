using DepGuard.Facts;
using DepGuard.Readers.Spring.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.Spring.Applications;

/// <summary>The files that an application loads, by source in the order in which they count.</summary>
/// <param name="project">Files of the project.</param>
/// <param name="shared">Files that a configuration server hands to all its clients.</param>
/// <param name="served">Files that it hands to this application.</param>
/// <param name="mounted">Files that the deployment puts beside the program.</param>
internal sealed class ApplicationFiles(
    IReadOnlyList<SpringFile> project, IReadOnlyList<SpringFile> shared, IReadOnlyList<SpringFile> served, IReadOnlyList<SpringFile> mounted)
{
    private List<Source>? _sources;

    /// <summary>Files of the project.</summary>
    public IReadOnlyList<SpringFile> Project => project;

    /// <summary>Files that a configuration server hands to this application.</summary>
    public IReadOnlyList<SpringFile> Served => served;

    /// <summary>All files.</summary>
    public IEnumerable<SpringFile> All => project.Concat(shared).Concat(served).Concat(mounted);

    /// <summary>Profiles that conditions of documents and names of files mention.</summary>
    public IReadOnlySet<string> KnownProfiles =>
        Documents().Select(one => one.Document.Condition).OfType<string>().SelectMany(ProfileExpression.Names).ToHashSet(StringComparer.Ordinal);

    /// <summary>The layers under the active profiles: of each source first what always counts, then what depends on profiles.</summary>
    public IEnumerable<PropertyLayer> Layers(IReadOnlyList<string> active, string? platform)
    {
        var profiles = active.ToHashSet(StringComparer.Ordinal);
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < active.Count; i++)
            ranks[active[i]] = i;
        foreach (var source in Sources())
        {
            foreach (var (document, origin) in source.Documents.Where(one => one.Document.Condition is null && one.Document.IsActive(profiles, platform)))
                yield return new PropertyLayer(document.Settings, origin);
            var conditional = source.Documents.Where(one => one.Document.Condition is not null && one.Document.IsActive(profiles, platform));
            foreach (var (document, origin) in conditional.OrderBy(one => Rank(one.Document.Condition!, ranks)))
                yield return new PropertyLayer(document.Settings, origin);
        }
    }

    /// <summary>Which files were read, which belong to other profiles.</summary>
    public IEnumerable<Fact> Reads(IReadOnlyList<string> active, string? platform, string format)
    {
        var profiles = active.ToHashSet(StringComparer.Ordinal);
        foreach (var file in All)
            if (file.Profile.Length > 0 && !profiles.Contains(file.Profile))
                yield return new ReadFact(file.Path, null, $"settings of the profile {file.Profile}") { IsOtherVariant = true };
            else
                yield return new ReadFact(file.Path, format);
        foreach (var (document, _) in Documents().Where(one => one.Document is { Condition: not null, Settings.Count: > 0 } && !one.Document.IsActive(profiles, platform)))
            foreach (var profile in ProfileExpression.Names(document.Condition!).Where(name => name != "default" && !profiles.Contains(name)))
                yield return new VariantFact(profile, SourceSpan.StartOf(document.Settings[0].At.Path));
    }

    private IEnumerable<(SpringDocument Document, PropertyOrigin Origin)> Documents() => Sources().SelectMany(source => source.Documents);

    /// <summary>Settings of a configuration server win over those in the program, and files beside the program win over both.</summary>
    private List<Source> Sources() => _sources ??=
    [
        new(Read(project.Where(file => file.IsBootstrap), PropertyOrigin.Own)),
        new(Read(project.Where(file => !file.IsBootstrap), PropertyOrigin.Own)),
        new([.. Read(shared, PropertyOrigin.Shared), .. Read(served, PropertyOrigin.Own)]),
        new(Read(mounted, PropertyOrigin.Own)),
    ];

    private static List<(SpringDocument, PropertyOrigin)> Read(IEnumerable<SpringFile> files, PropertyOrigin origin) =>
        [.. files.SelectMany(file => file.Documents).Select(document => (document, origin))];

    /// <summary>Of several active profiles the last one wins.</summary>
    private static int Rank(string condition, Dictionary<string, int> ranks) =>
        ProfileExpression.Names(condition).Select(name => ranks.GetValueOrDefault(name, -1)).Append(-1).Max();

    private sealed record Source(IReadOnlyList<(SpringDocument Document, PropertyOrigin Origin)> Documents);
}
