# Makes the bot's sealing key in the Key Vault $VAULT, unless it is there. Runs in Azure (vault.bicep).
set -eu
count=''
for attempt in 1 2 3 4 5 6 7 8 9 10 11 12; do
  if count=$(az keyvault secret list --vault-name "$VAULT" --query "length([?name=='secret-key'])" --output tsv); then break; fi
  sleep 30
done
if [ -z "$count" ]; then
  echo 'The Key Vault cannot be listed: no key was made' >&2
  exit 1
fi
if [ "$count" = 0 ]; then
  key=$(python3 -c 'import base64, os; print(base64.b64encode(os.urandom(32)).decode())')
  az keyvault secret set --vault-name "$VAULT" --name secret-key --value "$key" --output none
fi
