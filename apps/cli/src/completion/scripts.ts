/** Shells for which there is a script. */
export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;

/** Name of a shell. */
export type Shell = (typeof SHELLS)[number];

/** Word after the program's name by which scripts ask for candidates. */
export const COMPLETE = '__complete';

/** Line after the candidates if paths may stand there too. */
export const FILES = ':files';

/** Scripts that ask the program itself, so that they fit every version of it. */
export const SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: `_fourier_features() {
  local line current="\${COMP_WORDS[COMP_CWORD]}"
  # Readline replaces only what follows the last colon of a word.
  local word="\${COMP_LINE:0:COMP_POINT}" before=''
  word="\${word##* }"
  if [[ $word == *:* && $COMP_WORDBREAKS == *:* ]]; then
    before="\${word%"\${word##*:}"}"
    current="$word"
  fi
  [[ $current == '=' ]] && current=''
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ $line == '${FILES}' ]]; then
      compopt -o filenames 2>/dev/null
      while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$current")
    else
      COMPREPLY+=("\${line%%$'\\t'*}")
    fi
  done < <(fourier-features ${COMPLETE} "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  COMPREPLY=("\${COMPREPLY[@]#"$before"}")
}
complete -F _fourier_features fourier-features`,
  zsh: `#compdef fourier-features
_fourier_features() {
  local line
  local -a candidates
  local files=0
  while IFS= read -r line; do
    if [[ $line == '${FILES}' ]]; then
      files=1
    else
      candidates+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
    fi
  done < <(fourier-features ${COMPLETE} "\${(@)words[2,CURRENT]}" 2>/dev/null)
  (( \${#candidates} )) && _describe 'fourier-features' candidates
  (( files )) && _files
}
if [[ $funcstack[1] == _fourier_features ]]; then
  _fourier_features "$@"
else
  compdef _fourier_features fourier-features
fi`,
  fish: `function __fourier_features_complete
  set -l current (commandline -ct)
  for line in (fourier-features ${COMPLETE} (commandline -opc)[2..-1] $current 2>/dev/null)
    if test "$line" = '${FILES}'
      __fish_complete_path $current
    else
      echo $line
    end
  end
end
complete -c fourier-features -f -a '(__fourier_features_complete)'`,
  powershell: `Register-ArgumentCompleter -Native -CommandName fourier-features -ScriptBlock {
  param($current, $ast, $position)
  $words = @($ast.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
  if ($current -eq '') { $words += '""' }
  fourier-features ${COMPLETE} @words 2>$null | ForEach-Object {
    $word, $description = $_ -split "\`t", 2
    if ($word -eq '${FILES}') { return }
    if (-not $description) { $description = $word }
    [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $description)
  }
}`,
};
