using System.Xml;
using System.Xml.Linq;
using DepGuard.Documents;
using DepGuard.Sources;

namespace DepGuard.Readers.DotNet;

/// <summary>A folder with a C# project, or with <c>appsettings*.json</c> alone.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Name">Name of the project file, or of the folder if there is none.</param>
/// <param name="File">The project file; null if there is none.</param>
internal sealed record Project(string Folder, string Name, SourceFile? File)
{
    private static readonly string[] TestPackages = ["xunit", "nunit", "mstest", "Microsoft.NET.Test.Sdk"];

    /// <summary>Name of the assembly, where the project states another one.</summary>
    public string? AssemblyName { get; private init; }

    /// <summary>Repository of the image that the project publishes, where it states one.</summary>
    public string? ContainerRepository { get; private init; }

    /// <summary>True when it builds a program that is no test and no Aspire host.</summary>
    public bool IsExecutable { get; private init; }

    /// <summary>True for the project of an Aspire host.</summary>
    public bool IsAppHost { get; private init; }

    /// <summary>True when it runs: it is executable, or nothing but the file of a gateway is known of it.</summary>
    public bool IsProgram => IsExecutable || (File is null && Name.Length > 0 && GatewayFiles.First.Length > 0);

    /// <summary><c>appsettings*.json</c> beside it, by environment; the empty key is the base file.</summary>
    public Dictionary<string, ParsedFile> Settings { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Files of gateways beside it, such as <c>ocelot.json</c>.</summary>
    public GatewayFiles GatewayFiles { get; } = new();

    /// <summary><c>Properties/launchSettings.json</c>; null if there is none.</summary>
    public ParsedFile? LaunchSettings { get; set; }

    /// <summary>Names by which images and services may refer to it.</summary>
    public IEnumerable<string> Names =>
        ((string?[])[Name, AssemblyName, ContainerRepository is null ? null : Paths.Name(ContainerRepository), Paths.Name(Folder)]).OfType<string>();

    /// <summary>Reads a project file; one that is no XML counts as a library.</summary>
    public static Project Read(SourceFile file)
    {
        var project = new Project(Paths.Folder(file.Path), Paths.Stem(file.Path), file);
        try
        {
            var root = XDocument.Parse(file.Text).Root!;
            return project with
            {
                AssemblyName = Property(root, "AssemblyName"),
                ContainerRepository = Property(root, "ContainerRepository") ?? Property(root, "ContainerImageName"),
                IsExecutable = BuildsProgram(root),
                IsAppHost = HostsOthers(root, (string?)root.Attribute("Sdk") ?? string.Empty),
            };
        }
        catch (XmlException)
        {
            return project;
        }
    }

    private static bool BuildsProgram(XElement root)
    {
        var sdk = (string?)root.Attribute("Sdk") ?? string.Empty;
        var isProgram = sdk.EndsWith(".Web", StringComparison.Ordinal) || sdk.EndsWith(".Worker", StringComparison.Ordinal)
            || string.Equals(Property(root, "OutputType"), "Exe", StringComparison.OrdinalIgnoreCase)
            || Property(root, "AzureFunctionsVersion") is not null;
        return isProgram && !IsTest(root) && !HostsOthers(root, sdk);
    }

    private static bool IsTest(XElement root) =>
        string.Equals(Property(root, "IsTestProject"), "true", StringComparison.OrdinalIgnoreCase)
        || root.Descendants().Where(element => element.Name.LocalName == "PackageReference")
            .Select(element => (string?)element.Attribute("Include") ?? string.Empty)
            .Any(package => TestPackages.Any(test => package.StartsWith(test, StringComparison.OrdinalIgnoreCase)));

    private static bool HostsOthers(XElement root, string sdk) =>
        sdk.StartsWith("Aspire.AppHost", StringComparison.Ordinal)
        || string.Equals(Property(root, "IsAspireHost"), "true", StringComparison.OrdinalIgnoreCase)
        || root.Descendants().Any(element => element.Name.LocalName == "Sdk" && (string?)element.Attribute("Name") == "Aspire.AppHost.Sdk")
        || root.Descendants().Any(element => element.Name.LocalName == "PackageReference" && (string?)element.Attribute("Include") == "Aspire.Hosting.AppHost");

    private static string? Property(XElement root, string name) =>
        root.Descendants().FirstOrDefault(element => element.Name.LocalName == name && !element.Value.Contains('$'))?.Value;
}
