using System.Text;
using DepGuard.Facts;
using DepGuard.Readers.CSharp;
using DepGuard.Sources;

namespace DepGuard.Readers.Aspire.AppHost;

/// <summary>Programs of Aspire hosts, in C#: resources, references, start order. A manifest of the same application takes their place.</summary>
internal sealed class AppHostReader : IDeploymentReader
{
    /// <inheritdoc/>
    public string Format => AppHostFacts.Format;

    /// <inheritdoc/>
    public Deployment Read(Workspace workspace)
    {
        var programs = Candidates(workspace).OrderBy(file => file.Path, StringComparer.Ordinal).Select(TryRead).OfType<SourceFile>().ToList();
        if (programs.Count == 0)
            return new Deployment([], []);

        var manifests = workspace.Files.Select(AspireManifest.From).OfType<AspireManifest>().Select(manifest => manifest.Folder).ToList();
        var facts = new List<Fact>();
        var containers = new List<Container>();
        foreach (var program in programs)
            if (manifests.Exists(folder => Paths.IsWithin(Paths.Folder(program.Path), folder) || Paths.IsWithin(folder, Paths.Folder(program.Path))))
                facts.Add(new ReadFact(program.Path, null, "the manifest of the application counts"));
            else
            {
                var read = new AppHostFacts(workspace, new CSharpProgram(program)).Read();
                facts.AddRange(read.Facts);
                containers.AddRange(read.Containers);
            }

        return new Deployment(facts, containers);
    }

    /// <summary>C# files of projects that are hosts, and programs of a single file.</summary>
    private static IEnumerable<CodeFile> Candidates(Workspace workspace)
    {
        var code = workspace.Code.Where(file => file.Path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)).ToList();
        if (code.Count == 0)
            return [];
        var hosts = workspace.Projects.All.Where(project => project.IsAppHost).Select(project => project.Folder).ToHashSet(StringComparer.Ordinal);
        return code.Where(file => Paths.Name(file.Path).Equals("apphost.cs", StringComparison.OrdinalIgnoreCase) || hosts.Contains(Paths.Folder(file.Path)));
    }

    /// <summary>The file as text if it builds an application; null if it does not, or cannot be read.</summary>
    private static SourceFile? TryRead(CodeFile file)
    {
        var buffer = new byte[CodeFile.LongestFile];
        return file.Read(buffer) is var length and > 0 && buffer.AsSpan(0, length).IndexOf("DistributedApplication.CreateBuilder"u8) >= 0
            ? new SourceFile(file.Path, Encoding.UTF8.GetString(buffer, 0, length).TrimStart('\uFEFF'))
            : null;
    }
}
