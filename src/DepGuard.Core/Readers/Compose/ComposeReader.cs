using DepGuard.Facts;
using DepGuard.Sources;

namespace DepGuard.Readers.Compose;

/// <summary>Docker Compose files: services, their names and ports, start order, and the environment and mounts of each container.</summary>
internal sealed class ComposeReader : IDeploymentReader
{
    /// <inheritdoc/>
    public string Format => "docker-compose";

    /// <inheritdoc/>
    public Deployment Read(Workspace workspace)
    {
        var facts = new List<Fact>();
        var containers = new List<Container>();
        var seen = new Dictionary<string, Reference>(StringComparer.Ordinal);
        foreach (var project in ComposeFiles.Projects(workspace))
            Read(workspace, project, seen, facts, containers);
        return new Deployment(facts, containers);
    }

    private void Read(Workspace workspace, ComposeProject project, Dictionary<string, Reference> seen, List<Fact> facts, List<Container> containers)
    {
        var loader = new ComposeLoader(workspace, project);
        var model = loader.Load();
        facts.AddRange(loader.LoadedPaths.Select(path => new ReadFact(path, Format)));
        facts.AddRange(project.Left.Where(file => !loader.LoadedPaths.Contains(file.File.Path)).Select(file => new ReadFact(file.File.Path, null, "Compose file of another variant") { IsOtherVariant = true }));
        facts.AddRange(loader.Problems);
        facts.AddRange(Variants(project, loader));
        facts.AddRange(loader.InactiveServices.Select(service => new InactiveNameFact(service.Value, project.Scope, service.At)));

        var jobs = Jobs(model);
        var dapr = new ComposeDapr(workspace, project, model);
        var first = facts.Count;
        foreach (var entry in (model["services"]?.Entries ?? []).Where(entry => !dapr.IsSidecar(entry.Key.Value)))
        {
            var reader = new ComposeServiceReader(workspace, project, loader.VariablesOf, model, entry);
            if (IsKnown(reader, seen, out var known))
                facts.Add(new AliasFact(known, entry.Key.Value, project.Scope, 100, entry.Key.At));
            else
                reader.Read(jobs.Contains(entry.Key.Value), facts, containers);
        }

        facts.AddRange(dapr.Read(facts.Skip(first).ToList()));
        for (var i = 0; i < containers.Count; i++)
            if (dapr.AppIdOf(containers[i].Service) is { } id)
                containers[i] = containers[i] with { AppId = id };
    }

    /// <summary>In several folders, a service with the same name and the same image or build folder is the one nearer to the root.</summary>
    private static bool IsKnown(ComposeServiceReader reader, Dictionary<string, Reference> seen, out Reference known)
    {
        known = reader.Service;
        foreach (var identity in reader.Identities)
        {
            if (seen.TryGetValue(identity, out var earlier) && earlier.Scope != reader.Service.Scope)
            {
                known = earlier;
                return true;
            }

            seen.TryAdd(identity, reader.Service);
        }

        return false;
    }

    /// <summary>Services that others wait for until they have finished.</summary>
    private static HashSet<string> Jobs(Documents.Node model) =>
        [.. (model["services"]?.Entries ?? [])
            .SelectMany(service => service.Value["depends_on"]?.Entries ?? [])
            .Where(dependency => dependency.Value["condition"]?.Text == "service_completed_successfully")
            .Select(dependency => dependency.Key.Value)];

    private static IEnumerable<Fact> Variants(ComposeProject project, ComposeLoader loader)
    {
        foreach (var file in project.Left)
            if (ComposeFiles.Variant(file.File.Path) is { } name)
                yield return new VariantFact(name, SourceSpan.StartOf(file.File.Path));
        foreach (var profile in loader.InactiveProfiles)
            yield return new VariantFact(profile, SourceSpan.StartOf(project.Files[0].File.Path));
    }
}
