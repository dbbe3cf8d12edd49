using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace DepGuard.Tests.Conventions;

/// <summary>Core is a function of its input: no process, network, clock, environment, console or randomness.</summary>
public class BannedSymbolTests
{
    private static readonly HashSet<string> BannedTypes =
        ["Environment", "Console", "Process", "ProcessStartInfo", "Socket", "TcpClient", "HttpClient", "Random", "Stopwatch"];

    private static readonly HashSet<string> BannedMembers =
        ["DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "Guid.NewGuid"];

    private static readonly HashSet<string> BannedNamespaces = ["System.Net", "System.Net.Http", "System.Net.Sockets", "System.Reflection"];

    [Fact]
    public void Core_uses_no_banned_symbol() => Assert.Empty(SourceCode.In("src/DepGuard.Core").SelectMany(BannedIn));

    private static IEnumerable<string> BannedIn(ParsedFile file)
    {
        var members = file.Root.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            .Where(access => access.Expression is IdentifierNameSyntax type
                && (BannedTypes.Contains(type.Identifier.Text) || BannedMembers.Contains($"{type}.{access.Name.Identifier.Text}")))
            .Select(access => $"{file.Path}:{file.LineOf(access)}: {access}");
        var creations = file.Root.DescendantNodes().OfType<ObjectCreationExpressionSyntax>()
            .Where(creation => BannedTypes.Contains(creation.Type.ToString()))
            .Select(creation => $"{file.Path}:{file.LineOf(creation)}: {creation}");
        var usings = file.Root.DescendantNodes().OfType<UsingDirectiveSyntax>()
            .Where(directive => directive.Name is { } name && BannedNamespaces.Contains(name.ToString()))
            .Select(directive => $"{file.Path}:{file.LineOf(directive)}: {directive}");
        return members.Concat(creations).Concat(usings);
    }
}
