using DepGuard.Analyzers.Recognition;
using DepGuard.Analyzers.Recognition.Auth;
using DepGuard.Analyzers.Recognition.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DepGuard.Analyzers.Rules.AuthSemantics;

/// <summary>DPG1506: a handler that requests tokens runs inside of the retrying handler, so every attempt requests one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TokenInsideRetry() : DepGuardAnalyzer(Descriptors.TokenInsideRetry)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols, AnalyzerSettings settings)
    {
        if (symbols.Find("Microsoft.Extensions.DependencyInjection.IHttpClientBuilder") is not null && TokenRequests.In(symbols) is { } requests)
            context.RegisterOperationBlockAction(block => Analyze(block, requests));
    }

    private static void Analyze(OperationBlockAnalysisContext context, TokenRequests requests)
    {
        var retrying = new HashSet<object>();
        foreach (var call in context.OperationsOf(OperationKind.Invocation).Cast<IInvocationOperation>().Where(IsOfHandlers).OrderBy(call => call.NameLocation().SourceSpan.Start))
        {
            if (call.TargetMethod.Name == "RemoveAllResilienceHandlers")
                retrying.Remove(ClientHandlers.Client(call));
            else if (HandlerRegistration.Of(call) is not null)
                retrying.Add(ClientHandlers.Client(call));
            else if (call.TargetMethod.Name == "AddHttpMessageHandler" && retrying.Contains(ClientHandlers.Client(call)) && Handler(call) is { } handler && Requests(handler, call, requests))
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.TokenInsideRetry, call.NameLocation(), handler.Name));
        }
    }

    private static bool IsOfHandlers(IInvocationOperation call) => ClientHandlers.Concerns(call) || call.TargetMethod.Name == "AddHttpMessageHandler";

    /// <summary>The type of the handler: the type argument, or what the factory makes.</summary>
    private static INamedTypeSymbol? Handler(IInvocationOperation call) =>
        call.TargetMethod.TypeArguments is [INamedTypeSymbol stated] ? stated
        : call.Arguments.SelectMany(argument => argument.Value.DescendantsAndSelf()).Select(part => part switch
        {
            IObjectCreationOperation { Type: INamedTypeSymbol type } => type,
            IInvocationOperation { TargetMethod: { Name: "GetRequiredService" or "GetService" or "CreateInstance", TypeArguments: [INamedTypeSymbol type] } } => type,
            _ => null,
        }).FirstOrDefault(type => type?.WithBases().Any(one => one.Name == "DelegatingHandler") == true);

    /// <summary>The handler requests tokens, and nothing in it looks into a cache first.</summary>
    private static bool Requests(INamedTypeSymbol handler, IOperation user, TokenRequests requests)
    {
        var bodies = handler.GetMembers().OfType<IMethodSymbol>().Select(method => SourceBody.Of(method, user)).OfType<IOperation>().ToList();
        return bodies.Exists(body => body.DescendantsAndSelf().OfType<IInvocationOperation>().Any(requests.Contains)) && !bodies.Exists(CachedReads.AreIn);
    }
}
