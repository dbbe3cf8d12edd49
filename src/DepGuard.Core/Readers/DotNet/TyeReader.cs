using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Docker;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.DotNet;

/// <summary>
/// <c>tye.yaml</c> of the retired Project Tye. Every service gets the addresses of all others, so that nothing follows from these: only
/// variables that the file states are read. A service that a deployment describes is left to that.
/// </summary>
internal sealed class TyeReader : IConfigurationReader
{
    /// <inheritdoc/>
    public string Format => "dotnet-tye";

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Read(Workspace workspace, IReadOnlyList<Container> containers, IReadOnlySet<string> claimed)
    {
        var facts = new List<Fact>();
        foreach (var file in workspace.Files.Where(file => Paths.Stem(file.File.Path).Equals("tye", StringComparison.OrdinalIgnoreCase) && !claimed.Contains(file.File.Path)))
            foreach (var document in file.Documents.Where(document => document.Root["services"] is Sequence))
            {
                var scope = $"tye:{file.File.Path}";
                var own = document.Root["services"]!.Items.Where(body => body["name"] is Scalar && !containers.Any(container => IsRunBy(container, body, file.File.Path))).ToList();
                facts.Add(own.Count == 0 ? new ReadFact(file.File.Path, null, "other files describe its services") : new ReadFact(file.File.Path, Format));
                facts.AddRange(own.SelectMany(body => Facts(body, scope)));
            }

        return facts;
    }

    private static bool IsRunBy(Container container, Node body, string path) =>
        FoldedName.WithoutSuffix(container.Service.Name) == FoldedName.WithoutSuffix(body["name"]!.Text!)
        || (container.ProjectFolder is { } folder && folder == Folder(body, path));

    private static string? Folder(Node body, string path) =>
        body["project"]?.Text is { } project && Paths.Combine(Paths.Folder(path), project.Replace('\\', '/')) is { } file ? Paths.Folder(file) : null;

    private IEnumerable<Fact> Facts(Node body, string scope)
    {
        var name = (Scalar)body["name"]!;
        var service = new Reference(name.Value, scope);
        var image = body["image"]?.Text is { } text ? ImageName.Repository(text) : null;
        var stock = image is null ? null : StockImages.Find(image);
        var role = stock?.Role ?? (stock is null or { Kind: ServiceKind.Service } ? ServiceNames.RoleOf(name.Value) : null);
        yield return new ServiceFact(service, Format, name.At)
        {
            Kind = body["external"]?.Text == "true" ? ServiceKind.External : stock?.Kind ?? ServiceKind.Service,
            Roles = role is { } one ? [one] : [],
            Image = stock is null ? image : null,
            Folder = Folder(body, name.At.Path) is { Length: > 0 } folder ? folder : null,
            LookupScopes = [scope],
        };
        foreach (var binding in body["bindings"]?.Items ?? [])
            if (AddressGrammar.Port(binding["port"]?.Text ?? string.Empty) is { } port)
                yield return new PortFact(service, port, port, binding.At) { IsLocal = true };
        foreach (var fact in SettingCalls.Read(new SettingOwner(service) { OnHost = true }, [.. (body["env"]?.Items ?? []).Select(Variable).OfType<Setting>()]))
            yield return fact;
    }

    /// <summary>A variable as <c>name: A, value: b</c> or as <c>A=b</c>.</summary>
    private static Setting? Variable(Node item) =>
        item is Scalar pair ? pair.Value.IndexOf('=') is var at and > 0 ? new Setting(pair.Value[..at], pair.Value[(at + 1)..], pair.At) : null
        : item["name"]?.Text is { } name && item["value"] is Scalar value ? new Setting(name, value.Value, value.At) : null;
}
