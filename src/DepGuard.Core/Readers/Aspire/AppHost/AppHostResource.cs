using DepGuard.Facts;
using DepGuard.Readers.CSharp;

namespace DepGuard.Readers.Aspire.AppHost;

/// <summary>A resource that a program adds to an Aspire host.</summary>
/// <param name="Name">Its name in the application.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Added">The call that adds it.</param>
/// <param name="Parent">What it is a part of, such as the server of a database; null if it stands alone.</param>
internal sealed record AppHostResource(string Name, ServiceKind Kind, CSharpCall Added, AppHostResource? Parent)
{
    /// <summary>The resource that runs: the outermost one that it is a part of.</summary>
    public AppHostResource Server => Parent is null ? this : Parent.Server;

    /// <summary>True for a program that may call others.</summary>
    public bool Runs => Parent is null && Kind is ServiceKind.Service or ServiceKind.Gateway;

    /// <summary>True for a queue or topic, whatever holds it.</summary>
    public bool IsQueue => Added.Name.StartsWith("AddQueue", StringComparison.Ordinal) || Added.Name.StartsWith("AddTopic", StringComparison.Ordinal);
}
