using System.Globalization;
using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.DotNet;

/// <summary>
/// Further settings files of a project that state routes: <c>ocelot.json</c> with <c>ocelot.Production.json</c> over it, <c>yarp.json</c>. Of
/// arrays the items of one index are one item. Without <c>ocelot.json</c> the files are what <c>AddOcelot(folder)</c> joins: routes one after
/// the other, global settings from <c>ocelot.global.json</c> only.
/// </summary>
internal sealed class GatewayFiles
{
    private static readonly string[] Lists = ["Routes", "ReRoutes", "DynamicRoutes", "Aggregates"];

    private static readonly string[] Environments = ["Development", "Staging", "Production", "Local", "Docker", "Test", "Testing"];

    private readonly List<MountedFile> _files = [];

    /// <summary>Path of the first file; empty without files.</summary>
    public string First => _files.Count > 0 ? _files[0].File.File.Path : string.Empty;

    /// <summary>True for a file whose shape is that of YARP's or Ocelot's settings.</summary>
    public static bool Is(ParsedFile file) =>
        file.File.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && file.Documents is [var document] && IsGateway(document.Root);

    /// <summary>Adds a file of the project.</summary>
    public void Add(ParsedFile file) => _files.Add(new MountedFile(Paths.Name(file.File.Path), file));

    /// <summary>The files of a container that has no project in the scan.</summary>
    public static (IReadOnlyList<IEnumerable<Setting>> Layers, IReadOnlyList<Fact> Facts) Mounted(IReadOnlyList<MountedFile> mounts, string environment) =>
        new GatewayFiles().InForce(environment, mounts);

    /// <summary>The settings of the files in force, weakest first, and what was read.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="mounts">Files of the container; one takes the place of the project's file of the same name.</param>
    public (IReadOnlyList<IEnumerable<Setting>> Layers, IReadOnlyList<Fact> Facts) InForce(string environment, IReadOnlyList<MountedFile> mounts)
    {
        var own = mounts.Where(mount => Projects.EnvironmentOf(mount.Name) is null && Is(mount.File)).ToList();
        var files = own.Concat(_files.Where(file => !own.Exists(mount => mount.Name.Equals(file.Name, StringComparison.OrdinalIgnoreCase))))
            .OrderBy(file => file.Name, StringComparer.OrdinalIgnoreCase)
            .ToList();
        if (files.Count == 0)
            return ([], []);

        var isJoined = !files.Exists(file => Word(file).Length == 0) && files.Exists(file => !IsOfEnvironment(file, environment) && !Environments.Contains(Word(file), StringComparer.OrdinalIgnoreCase));
        var chosen = files.Where(file => isJoined ? !IsOfEnvironment(file, environment) && !Environments.Contains(Word(file), StringComparer.OrdinalIgnoreCase) : Word(file).Length == 0 || IsOfEnvironment(file, environment))
            .OrderBy(file => Word(file).Length == 0 ? 0 : 1)
            .ToList();
        var read = files.Select(file => chosen.Contains(file)
            ? new ReadFact(file.File.File.Path, "dotnet")
            : new ReadFact(file.File.File.Path, null, $"settings of the environment {Word(file)}") { IsOtherVariant = true });
        return (isJoined ? [Joined(chosen)] : [.. chosen.Select(file => (IEnumerable<Setting>)SettingTree.Flatten(file.File.Documents[0].Root))], [.. read]);
    }

    private static bool IsGateway(Node root) =>
        Lists.Any(list => (root[list]?.Items ?? []).Any(item => item["DownstreamPathTemplate"] is not null || item["UpstreamPathTemplate"] is not null || item["DownstreamHostAndPorts"] is not null))
        || IsNamedSo(root)
        || IsYarp(root) || root.Entries.Any(entry => IsYarp(entry.Value));

    /// <summary>A file that only changes some keys has the shape of neither, but the name.</summary>
    private static bool IsNamedSo(Node root)
    {
        var name = Paths.Name(root.At.Path);
        return name.StartsWith("ocelot.", StringComparison.OrdinalIgnoreCase) ? Lists.Append("GlobalConfiguration").Any(key => root[key] is not null)
            : name.StartsWith("yarp.", StringComparison.OrdinalIgnoreCase) && root.Entries.Any(entry => entry.Value["Clusters"] is not null || entry.Value["Routes"] is not null);
    }

    private static bool IsYarp(Node section) =>
        section["Routes"] is Mapping or Sequence && section["Clusters"] is Mapping clusters && clusters.Entries.Any(cluster => cluster.Value["Destinations"] is Mapping);

    /// <summary>What stands between the first and the last dot of the name: <c>Production</c>; empty if nothing does.</summary>
    private static string Word(MountedFile file) => file.Name.Split('.') is [_, .. var words, _] ? string.Join('.', words) : string.Empty;

    private static bool IsOfEnvironment(MountedFile file, string environment) => Word(file).Equals(environment, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Setting> Joined(IEnumerable<MountedFile> files)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var file in files)
            foreach (var entry in file.File.Documents[0].Root.Entries)
            {
                var offset = counts.GetValueOrDefault(entry.Key.Value);
                if (entry.Value is Sequence list)
                    counts[entry.Key.Value] = offset + list.Items.Count;
                else if (entry.Key.Value == "GlobalConfiguration" && !Word(file).Equals("global", StringComparison.OrdinalIgnoreCase))
                    continue;
                foreach (var setting in SettingTree.Flatten(new Mapping([entry], entry.Value.At)))
                    yield return offset == 0 ? setting : setting with { Key = new SettingKey(Moved(setting.Key.Text, offset)) };
            }
    }

    /// <summary>The key with its array index moved behind the items of earlier files.</summary>
    private static string Moved(string key, int offset)
    {
        var parts = key.Split(':');
        if (parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            parts[1] = (index + offset).ToString(CultureInfo.InvariantCulture);
        return string.Join(':', parts);
    }
}
