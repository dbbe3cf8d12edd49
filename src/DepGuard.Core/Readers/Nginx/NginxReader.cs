using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.ConfigFiles;
using DepGuard.Readers.Gateways;

namespace DepGuard.Readers.Nginx;

/// <summary>
/// nginx configurations: of containers that mount, copy or get them from a ConfigMap, and those in the repository that belong to a service by
/// their folder.
/// </summary>
internal sealed class NginxReader : IConfigurationReader
{
    private const string TemplateFolder = "/etc/nginx/templates/";

    /// <inheritdoc/>
    public string Format => "nginx";

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Read(Workspace workspace, IReadOnlyList<Container> containers, IReadOnlySet<string> claimed)
    {
        var facts = new List<Fact>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var container in containers.Where(container => container.Texts.Count > 0))
            ReadContainer(workspace, container, used, facts);
        ReadRepository(workspace, containers, used, facts);
        return facts;
    }

    private void ReadContainer(Workspace workspace, Container container, HashSet<string> used, List<Fact> facts)
    {
        var environment = container.Environment.ToLookup(setting => setting.Key.Text, setting => setting.Value, StringComparer.Ordinal);
        var texts = container.Texts
            .Select(text => text with { Target = AsRendered(text.Target) })
            .GroupBy(text => text.Target, StringComparer.Ordinal)
            .Select(group => group.Last())
            .Where(NginxFiles.IsLikely)
            .ToList();
        var files = new NginxFiles(workspace, texts, name => environment[name].LastOrDefault());
        var roots = Entries(texts, files);
        used.UnionWith(texts.Where(text => roots.Contains(text) || files.Parse(text).Any(IsEntry)).Select(text => text.Origin.Path));
        facts.AddRange(roots.Count > 0 ? Configuration(container.Service, files, roots, isService: null) : files.Facts);
        used.UnionWith(files.Included.Select(text => text.Origin.Path));
    }

    /// <summary>What <c>envsubst</c> makes of a template of the official image.</summary>
    private static string AsRendered(string target) =>
        target.StartsWith(TemplateFolder, StringComparison.Ordinal) && target.EndsWith(".template", StringComparison.Ordinal)
            ? $"/etc/nginx/conf.d/{target[TemplateFolder.Length..^".template".Length]}"
            : target;

    /// <summary>The main file, which includes what else counts; without one all files that state servers or groups.</summary>
    private static List<MountedText> Entries(IEnumerable<MountedText> texts, NginxFiles files)
    {
        var stating = texts.Where(text => files.Parse(text).Any(IsEntry)).OrderBy(text => text.Target, StringComparer.Ordinal).ToList();
        var main = stating.Where(text => files.Parse(text).Any(directive => directive.Is("http") || directive.Is("stream")))
            .OrderBy(text => Paths.Name(text.Target) == "nginx.conf" ? 0 : 1)
            .ThenBy(text => Paths.Name(text.Target).Length)
            .FirstOrDefault();
        return main is not null ? [main] : stating;
    }

    private static bool IsEntry(NginxDirective directive) => directive.Block is not null && directive.Name.Text is "http" or "stream" or "server" or "upstream" or "location";

    private IEnumerable<Fact> Configuration(Reference owner, NginxFiles files, List<MountedText> entries, Func<string, bool>? isService)
    {
        var root = new NginxContext(null, [.. entries.SelectMany(files.Load)]);
        var calls = root.Blocks("http").Select(block => (block.Context, IsStream: false))
            .Concat(root.Blocks("stream").Select(block => (block.Context, IsStream: true)))
            .Append((root, IsStream: false))
            .SelectMany(block => new NginxRoutes(owner, block.Item1, block.IsStream, isService).Read())
            .ToList();
        var paths = entries.Concat(files.Included).Select(text => text.Origin.Path).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var isEmpty = !calls.Exists(fact => fact is CallFact);
        foreach (var fact in files.Facts.Concat(isEmpty && !entries.Exists(StatesListener) ? [] : paths.Select(path => new ReadFact(path, Format))))
            yield return fact;
        if (isEmpty)
            yield break;

        var at = entries[0].Origin.Point(1, 1);
        yield return isService is not null ? GatewayService.Declared(owner, Format, at) : GatewayService.Routes(owner, Format, at);
        foreach (var fact in calls.Where(fact => fact is not CallFact).Concat(WorstRoute.Of(calls.OfType<CallFact>())))
            yield return fact;
    }

    /// <summary>Files that no container shows: by folder, the main file or those that state servers, with what they include.</summary>
    private void ReadRepository(Workspace workspace, IReadOnlyList<Container> containers, HashSet<string> used, List<Fact> facts)
    {
        var free = workspace.Texts.Where(file => IsCandidate(file.Path) && !used.Contains(file.Path))
            .Select(file => new MountedText(file.Path, file.Text, new TextOrigin(file.Path)))
            .Where(NginxFiles.IsLikely)
            .ToList();
        if (free.Count == 0)
            return;

        var owners = new FolderOwners(workspace, containers, []);
        var names = workspace.Files.Select(file => Paths.Name(Paths.Folder(file.File.Path))).Concat(containers.Select(container => container.Service.Name))
            .Select(FoldedName.Of)
            .Where(name => name.Length > 0)
            .ToHashSet(StringComparer.Ordinal);
        var isService = (string group) => names.Contains(FoldedName.Of(group)) || names.Contains(FoldedName.Of(group.Split('_', '-')[0]));
        var included = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in free.GroupBy(text => owners.Running(text.Target) ?? GatewayService.Named(text.Target, Format)))
        {
            var files = new NginxFiles(workspace, [.. group], _ => null);
            var entries = Entries(group.Where(text => !IsVariant(text, group)), files);
            facts.AddRange(entries.Count > 0 ? Configuration(group.Key, files, entries, owners.Running(entries[0].Target) is null ? isService : null) : files.Facts);
            included.UnionWith(entries.Concat(files.Included).Select(text => text.Origin.Path));
            facts.AddRange(group.Where(text => !included.Contains(text.Origin.Path) && files.Parse(text).Any(IsEntry))
                .Select(text => new ReadFact(text.Origin.Path, null, "nginx configuration that no other file includes") { IsOtherVariant = true }));
        }
    }

    /// <summary>Other formats have blocks called <c>server</c> too.</summary>
    private static bool StatesListener(MountedText text) => text.Text.Contains("listen", StringComparison.Ordinal) && text.Text.Contains(';');

    private static bool IsCandidate(string path) =>
        Paths.Name(path).Contains(".conf", StringComparison.OrdinalIgnoreCase);

    /// <summary><c>default.dev.conf</c> beside <c>default.conf</c>.</summary>
    private static bool IsVariant(MountedText text, IEnumerable<MountedText> others) =>
        Variants.NamesEnvironment(text.Target) && others.Any(other =>
            other != text && !Variants.NamesEnvironment(other.Target) && Paths.Folder(other.Target) == Paths.Folder(text.Target) && Variants.Base(other.Target) == Variants.Base(text.Target));
}
