using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Auth;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.AuthSemantics;

/// <summary>DPG1508: every caller that finds the cached token expired requests a new one, since nothing lets one do it for all.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnsharedTokenRefresh() : DepGuardAnalyzer(Descriptors.UnsharedTokenRefresh)
{
    private static readonly HashSet<string> Gates = ["SemaphoreSlim", "Monitor", "Mutex", "Interlocked", "AsyncLock", "ReaderWriterLockSlim", "Lazy", "AsyncLazy", "HybridCache", "LazyInitializer"];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        if (TokenRequests.In(symbols) is { } requests)
            context.RegisterMemberAction(operation => Analyze(operation, requests), OperationKind.Invocation);
    }

    private static void Analyze(MemberOperation context, TokenRequests requests)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!requests.IsOwn(call) || context.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary })
            return;
        var body = call.Body().DescendantsAndSelf().ToList();
        if (body.Exists(IsGate))
            return;
        var stored = new HashSet<ISymbol>(body.OfType<IAssignmentOperation>().Where(set => set.Syntax.Span.End >= call.Syntax.Span.End).Select(set => Variables.Of(set.Target)).Where(IsField).OfType<ISymbol>(), SymbolEqualityComparer.Default);
        if (stored.Count > 0 && body.Exists(part => Tested(part) is { } condition && condition.Syntax.SpanStart < call.Syntax.SpanStart && condition.DescendantsAndSelf().Any(one => Variables.Of(one) is { } read && stored.Contains(read))))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnsharedTokenRefresh, call.NameLocation(), call.TargetMethod.Name));
    }

    private static bool IsField(ISymbol? variable) => variable is IFieldSymbol or IPropertySymbol;

    private static IOperation? Tested(IOperation part) => part switch
    {
        IConditionalOperation choice => choice.Condition,
        ICoalesceAssignmentOperation missing => missing.Target,
        ICoalesceOperation choice => choice.Value,
        _ => null,
    };

    private static bool IsGate(IOperation part) => part switch
    {
        ILockOperation => true,
        IInvocationOperation call => Gates.Contains(call.TargetMethod.ContainingType.Name),
        _ => false,
    };
}
