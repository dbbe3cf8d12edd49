using DepGuard.Facts;

namespace DepGuard.Readers.Aspire;

/// <summary>Manifests that <c>aspire publish</c> or <c>dotnet run --publisher manifest</c> wrote: resources, and by which values they know each other.</summary>
internal sealed class AspireReader : IDeploymentReader
{
    /// <inheritdoc/>
    public string Format => "aspire-manifest";

    /// <inheritdoc/>
    public Deployment Read(Workspace workspace)
    {
        var facts = new List<Fact>();
        var containers = new List<Container>();
        var manifests = workspace.Files.Select(AspireManifest.From).OfType<AspireManifest>();
        foreach (var folder in manifests.GroupBy(manifest => manifest.Folder, StringComparer.Ordinal))
        {
            var ranked = folder.OrderBy(manifest => Paths.Name(manifest.File.File.Path).Length).ThenBy(manifest => manifest.File.File.Path, StringComparer.Ordinal).ToList();
            Read(workspace, ranked[0], facts, containers);
            facts.AddRange(ranked.Skip(1).Select(left => new ReadFact(left.File.File.Path, null, $"{Paths.Name(ranked[0].File.File.Path)} counts") { IsOtherVariant = true }));
        }

        return new Deployment(facts, containers);
    }

    private void Read(Workspace workspace, AspireManifest manifest, List<Fact> facts, List<Container> containers)
    {
        facts.Add(new ReadFact(manifest.File.File.Path, Format));
        var outputs = AspireOutputs.Read(manifest);
        var used = new HashSet<AspireResource>();
        foreach (var resource in manifest.Resources.Where(resource => resource.Runs))
            new AspireProgram(workspace, manifest, resource, outputs).Read(used, facts, containers);
        foreach (var resource in manifest.Resources.Where(resource => resource is { IsService: true, Runs: false }))
            if (used.Contains(resource) || resource.Family == "dapr.component")
                facts.Add(AspireBacking.Service(workspace, manifest, resource, outputs));
        foreach (var resource in manifest.Resources.Where(resource => !resource.IsService))
            facts.AddRange(resource.Family == "dapr" ? AspireDapr.Read(manifest, resource) : AspireBacking.Aliases(manifest, resource));
    }
}
