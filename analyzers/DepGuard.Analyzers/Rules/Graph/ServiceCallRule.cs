using DepGuard.Analyzers.Recognition.Services;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.Graph;

/// <summary>What the rules share that know the graph around a project: each looks at the calls whose callee the code states.</summary>
/// <param name="descriptor">The rule.</param>
public abstract class ServiceCallRule(DiagnosticDescriptor descriptor) : DepGuardAnalyzer(descriptor)
{
    private protected sealed override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        if (ProjectService.Of(context.Options, settings, context.Compilation.AssemblyName, context.CancellationToken) is not { } service)
            return;

        var targets = new CallTargets(context.Compilation, symbols, service.Mapped);
        if (targets.IsEmpty)
            return;
        context.RegisterMemberAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                if (targets.Of(call) is { } target && service.Find(target) is { } callee && Judge(call, service, callee) is { } finding)
                    operation.ReportDiagnostic(finding);
            },
            OperationKind.Invocation);
    }

    /// <summary>What the rule has to say about a call; null if nothing.</summary>
    private protected abstract Diagnostic? Judge(IInvocationOperation call, ProjectService service, Callee callee);
}
