using System.Collections.Immutable;
using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Deadlines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Timeouts;

/// <summary>DPG1310: a client is given a timeout, and then a standard resilience handler, which takes it away again.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OverwrittenTimeout() : DepGuardAnalyzer(Descriptors.OverwrittenTimeout)
{
    /// <summary>The property of a finding that says whether the timeout is longer than the one that an attempt has by default; absent if that is not known.</summary>
    public const string IsLong = "isLong";

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        if (symbols.Find("System.Net.Http.HttpClient") is { } client && symbols.Find("Microsoft.Extensions.Http.Resilience.HttpStandardResilienceOptions") is not null)
            context.RegisterMemberAction(operation => Analyze(operation, client), OperationKind.SimpleAssignment);
    }

    private static void Analyze(MemberOperation context, INamedTypeSymbol client)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is not IPropertyReferenceOperation { Property.Name: "Timeout" } target || !target.Property.ContainingType.Is(client))
            return;
        if (Duration.Of(assignment.Value) is { IsEndless: true } || ClientBuilders.Around(assignment) is not { } call)
            return;

        var later = ClientBuilders.CallsFor(call).FirstOrDefault(other => ClientBuilders.IsStandardHandler(other) && other.NameToken().SpanStart > call.NameToken().SpanStart);
        if (later is not null)
            context.ReportDiagnostic(Diagnostic.Create(
                Descriptors.OverwrittenTimeout, target.NameLocation(), [later.NameLocation()], Properties(assignment.Value), later.TargetMethod.Name));
    }

    private static ImmutableDictionary<string, string?> Properties(IOperation value) => Duration.Of(value)?.Value is { } time
        ? ImmutableDictionary<string, string?>.Empty.Add(IsLong, time > StandardTimeouts.UsualAttempt ? "true" : "false")
        : ImmutableDictionary<string, string?>.Empty;
}
