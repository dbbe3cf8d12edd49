using DepGuard.Documents;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.DotNet;

/// <summary>What <c>Properties/launchSettings.json</c> says about a project on a developer's machine.</summary>
/// <param name="Environment">Variables of its profiles, the first profile first.</param>
/// <param name="Ports">Ports on which it listens.</param>
internal sealed record LaunchSettings(IReadOnlyList<Setting> Environment, IReadOnlyList<(int Port, SourceSpan At)> Ports)
{
    /// <summary>Reads the file; without one there are neither variables nor ports.</summary>
    public static LaunchSettings Read(ParsedFile? file)
    {
        if (file is not { Documents.Count: 1 })
            return new LaunchSettings([], []);

        var root = file.Documents[0].Root;
        var profiles = (root["profiles"]?.Entries ?? []).Select(profile => profile.Value).ToList();
        var run = profiles.Where(profile => profile["commandName"]?.Text is "Project" or null).Append(profiles.FirstOrDefault()).OfType<Node>().FirstOrDefault();
        var environment = (run?["environmentVariables"]?.Entries ?? [])
            .Where(entry => entry.Value is Scalar)
            .Select(entry => new Setting(entry.Key.Value, entry.Value.Text!, entry.Value.At));
        var urls = profiles.Select(profile => profile["applicationUrl"]).Append(root["iisSettings"]?["iisExpress"]?["applicationUrl"]).OfType<Scalar>();
        var secure = root["iisSettings"]?["iisExpress"]?["sslPort"] is Scalar { Value: var number } its && AddressGrammar.Port(number) is { } port ? [(port, its.At)] : Array.Empty<(int, SourceSpan)>();
        return new LaunchSettings([.. environment], [.. urls.SelectMany(PortsOf), .. secure]);
    }

    private static IEnumerable<(int Port, SourceSpan At)> PortsOf(Scalar urls) =>
        urls.Value.Split(';')
            .SelectMany(url => AddressGrammar.Parse(url))
            .Select(parsed => parsed.Address.Port)
            .OfType<int>()
            .Select(port => (port, urls.At));
}
