using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.Score;

/// <summary>Score workloads: a service with the resources that it asks its platform for, other workloads among them.</summary>
internal sealed class ScoreReader : IDeploymentReader
{
    private const string Scope = "score:workloads";

    /// <inheritdoc/>
    public string Format => "score";

    /// <inheritdoc/>
    public Deployment Read(Workspace workspace)
    {
        var workloads = workspace.Files.SelectMany(file => file.Documents).Select(document => document.Root).Where(IsScore).ToList();
        var names = new ScoreNames(workloads);
        return new Deployment(
            [.. workloads.SelectMany(workload => Facts(workload, names))],
            [.. workloads.Select(workload => new Container(ServiceOf(workload), [.. Variables(workload)]) { Roles = RolesOf(workload) })]);
    }

    private static bool IsScore(Node root) =>
        root["apiVersion"]?.Text?.StartsWith("score.dev/", StringComparison.Ordinal) == true && root["metadata"]?["name"] is Scalar { Value.Length: > 0 };

    private IEnumerable<Fact> Facts(Node workload, ScoreNames names)
    {
        var name = (Scalar)workload["metadata"]!["name"]!;
        yield return new ReadFact(workload.At.Path, Format);
        yield return new ServiceFact(ServiceOf(workload), Format, name.At) { Roles = RolesOf(workload) };
        foreach (var resource in workload["resources"]?.Entries ?? [])
        {
            var type = resource.Value["type"]?.Text?.ToLowerInvariant() ?? string.Empty;
            if (!ScoreResource.IsCalled(type))
                continue;
            var target = names.Of(name.Value, resource);
            if (ScoreResource.KindOf(type) is { } kind)
                yield return new ServiceFact(new Reference(target, Scope), Format, resource.Key.At) { Kind = kind };
            yield return new CallFact(ServiceOf(workload), new Address(target), $"resources ({type})", resource.Key.At, Confidence.Declared) { IsCatalogName = true };
        }
    }

    /// <summary>Literal variables; what a placeholder stands for, only the platform knows, and the resource says it as well.</summary>
    private static IEnumerable<Setting> Variables(Node workload) =>
        (workload["containers"]?.Entries ?? [])
            .SelectMany(container => container.Value["variables"]?.Entries ?? [])
            .Where(entry => entry.Value is Scalar value && !value.Value.Contains("${", StringComparison.Ordinal))
            .Select(entry => new Setting(entry.Key.Value, entry.Value.Text!, entry.Value.At));

    private static Reference ServiceOf(Node workload) => new(workload["metadata"]!["name"]!.Text!, Scope);

    private static IReadOnlyList<Role> RolesOf(Node workload) => ServiceNames.RoleOf(workload["metadata"]!["name"]!.Text!) is { } role ? [role] : [];
}
