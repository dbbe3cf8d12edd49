using DepGuard.Documents;

namespace DepGuard.Readers.Spring;

/// <summary>A settings file by the rules of Spring Boot: <c>application-prod.yml</c> has the stem <c>application</c> and the profile <c>prod</c>.</summary>
/// <param name="File">The file.</param>
/// <param name="Stem"><c>application</c>, <c>bootstrap</c> or, in a repository of a configuration server, the name of an application.</param>
/// <param name="Profile">Profile in the file's name; empty if there is none.</param>
internal sealed record SpringFile(ParsedFile File, string Stem, string Profile)
{
    private static readonly string[] OwnStems = ["application", "bootstrap"];

    private static readonly string[] Extensions = [".yml", ".yaml", ".properties"];

    private IReadOnlyList<SpringDocument>? _documents;

    /// <summary>Its documents with their conditions.</summary>
    public IReadOnlyList<SpringDocument> Documents => _documents ??= [.. SpringDocument.Read(this)];

    /// <summary>Its path.</summary>
    public string Path => File.File.Path;

    /// <summary>True for the file that configures the connection to a configuration server.</summary>
    public bool IsBootstrap => Stem == "bootstrap";

    /// <summary>True for a name that Spring could load as settings.</summary>
    public static bool HasExtension(string path) => Extensions.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    /// <summary>The file under the name by which it is loaded, if that is one that every Spring application looks for; null otherwise.</summary>
    public static SpringFile? Of(ParsedFile file, string name)
    {
        if (!HasExtension(name))
            return null;

        var stem = Paths.Stem(name);
        foreach (var own in OwnStems)
            if (stem == own)
                return new SpringFile(file, own, string.Empty);
            else if (stem.StartsWith(own, StringComparison.Ordinal) && stem[own.Length] == '-')
                return new SpringFile(file, own, stem[(own.Length + 1)..]);
        return null;
    }
}
