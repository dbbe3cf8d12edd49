using DepGuard.Documents;
using DepGuard.Facts;

namespace DepGuard.Readers.ConfigFiles;

/// <summary>Files that differ in their environment or profile, such as <c>auth.yaml</c> and <c>auth.prod.yaml</c>: which of them counts.</summary>
internal sealed class Variants
{
    private static readonly string[] Production = ["prod", "production"];

    private static readonly string[] Development = ["dev", "development", "local"];

    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "prod", "production", "dev", "development", "local", "stage", "staging", "test", "testing", "uat", "qa", "integration", "docker",
        "kubernetes", "k8s", "ci", "e2e", "sandbox", "preview",
    };

    private readonly string? _asked;
    private readonly ILookup<Reference, Container> _containers;

    public Variants(string? asked, IReadOnlyList<Container> containers)
    {
        _asked = asked;
        _containers = containers.ToLookup(container => container.Service);
    }

    /// <summary>The part of a file name before an environment word: <c>auth</c> of <c>auth.prod.yaml</c> and <c>auth-prod.yaml</c>.</summary>
    public static string Base(string path)
    {
        var name = Paths.Name(path).Split('.')[0] is { Length: > 0 } first ? first : Paths.Name(path);
        var dash = name.IndexOf('-');
        return dash > 0 && (Words.Contains(name[(dash + 1)..]) || IsSpring(name[..dash])) ? name[..dash] : name;
    }

    /// <summary>True when the file name holds an environment word: <c>auth.prod.yaml</c>.</summary>
    public static bool NamesEnvironment(string path) => Paths.Name(path).Split('.', '-').Skip(1).Any(Words.Contains);

    /// <summary>
    /// The file that counts of several of one stem: the one that was asked for, the one that a variable or argument of the owner names, the
    /// one without an environment word, the one of the environment in which the owner runs, the first.
    /// </summary>
    public ConfigFile Choose(IReadOnlyList<ConfigFile> files)
    {
        if (files.Count == 1)
            return InForce(files[0], []);

        var named = Named(files[0].Owner);
        var usual = files[0].InContainer ? Production : Development;
        var ranked = files
            .OrderBy(file => _asked is not null && Is(file, _asked) && !IsSpring(Base(file.Path)) ? 0 : 1)
            .ThenBy(file => named.Contains(Paths.Name(file.Path)) ? 0 : 1)
            .ThenBy(file => Word(file).Length == 0 ? 0 : 1)
            .ThenBy(file => usual.Any(word => Is(file, word)) ? 0 : 1)
            .ThenBy(file => file.Path, StringComparer.Ordinal)
            .ToList();
        return InForce(ranked[0], ranked.Skip(1).Where(file => IsSpring(Base(file.Path)) && Active(file.Owner).Contains(Word(file), StringComparer.Ordinal)));
    }

    private static bool IsSpring(string name) => name is "application" or "bootstrap";

    /// <summary>What the file name has after its base: <c>prod</c>; empty if nothing.</summary>
    private static string Word(ConfigFile file) => Paths.Stem(file.Path)[Base(file.Path).Length..].TrimStart('.', '-');

    private static bool Is(ConfigFile file, string word) => Word(file).Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>File names that variables and arguments of a service could mean.</summary>
    private HashSet<string> Named(Reference owner) =>
        _containers[owner]
            .SelectMany(container => container.Environment.Select(setting => setting.Value).Concat(container.Arguments))
            .SelectMany(text => text.Split([' ', ',', ';', '=', '"', '\''], StringSplitOptions.RemoveEmptyEntries))
            .Select(Paths.Name)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Profiles that a service states, in its last container that states any; null if none does.</summary>
    private string[]? Profiles(Reference owner) =>
        _containers[owner].Select(ActiveProfiles).LastOrDefault(profiles => profiles is not null)
            ?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? ActiveProfiles(Container container)
    {
        const string flag = "spring.profiles.active=";
        var argument = container.Arguments.FirstOrDefault(word => word.Contains(flag, StringComparison.Ordinal));
        return argument is not null ? argument[(argument.IndexOf(flag, StringComparison.Ordinal) + flag.Length)..]
            : container.Environment.LastOrDefault(setting =>
                setting.Key.Text.Contains("profiles", StringComparison.OrdinalIgnoreCase) && setting.Key.Canonical == "spring_profiles_active")?.Value;
    }

    /// <summary>Stated profiles, else the one that was asked for, else the one that is named after where the owner runs.</summary>
    private IReadOnlyList<string> Active(Reference owner) =>
        Profiles(owner) ?? (_asked is not null ? [_asked]
            : owner.Scope.StartsWith("compose:", StringComparison.Ordinal) ? ["docker"]
            : owner.Scope.StartsWith("k8s:", StringComparison.Ordinal) ? ["kubernetes"]
            : []);

    /// <summary>Spring: documents without a profile and those of the active ones, then the files of the active profiles.</summary>
    private ConfigFile InForce(ConfigFile file, IEnumerable<ConfigFile> further)
    {
        var active = Active(file.Owner);
        return file with { Documents = [.. further.Prepend(file).SelectMany(one => one.Documents).Where(document => IsActive(document.Root, active))] };
    }

    private static bool IsActive(Node root, IReadOnlyList<string> active)
    {
        var profile = root["spring"]?["config"]?["activate"]?["on-profile"] ?? root["spring.config.activate.on-profile"]
            ?? root["spring"]?["profiles"] ?? root["spring.profiles"];
        var words = profile is Sequence list ? list.Items.Select(item => item.Text ?? string.Empty) : profile?.Text?.Split([',', '|', ' ', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        return words is null || words.Any(word => word.StartsWith('!') ? !active.Contains(word[1..], StringComparer.Ordinal) : active.Contains(word, StringComparer.Ordinal));
    }
}
