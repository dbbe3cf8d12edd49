using DepGuard.Documents;
using DepGuard.Documents.Paths;
using DepGuard.Facts;
using DepGuard.Sources;

namespace DepGuard.Configuration;

/// <summary>Addresses in a company's own format: which files hold them, and where.</summary>
public sealed record SourceConfig
{
    internal SourceConfig(Scalar files, (NodePath Path, SourceSpan At) caller, (NodePath Path, SourceSpan At) addresses, CallMode? mode) =>
        (Files, FilesAt, Caller, Addresses, Mode) = (files.Value, files.At, caller, addresses, mode);

    /// <summary>Pattern for the files.</summary>
    public string Files { get; }

    /// <summary>Mode of the calls; null where the callee and the address decide.</summary>
    public CallMode? Mode { get; }

    /// <summary>Where the pattern stands.</summary>
    public SourceSpan FilesAt { get; }

    /// <summary>Where in a document the name of the caller stands.</summary>
    internal (NodePath Path, SourceSpan At) Caller { get; }

    /// <summary>Where in a document the addresses stand.</summary>
    internal (NodePath Path, SourceSpan At) Addresses { get; }
}
